// zh = "创新创业共同体：已有几个，成员是谁，哪些平台依托它？"
// en = "Innovation communities: which exist, who are their members, and which platforms rest on them?"
// system = "9 个创新创业共同体"
// [columns]
// community = "共同体"
// status = "建设状态"
// tie = "关系"
// other = "成员或平台"
// role = "成员身份"
// [words]
// status = "BuildStatus"
MATCH (c:LianTu:InnovationCommunity)
OPTIONAL MATCH (c)<-[r:MEMBER_OF|BASED_ON]-(o:LianTu:Actor)
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
RETURN c.label AS community, c.buildStatus AS status, r.zh AS tie, o.label AS other, r.memberRole AS role
ORDER BY community, tie, other
