// zh = "愿意转让、还没有产业化的成果，本地谁能接？"
// en = "Which local firms could take the achievements that are open to transfer and not yet industrialised?"
// system = "技术合同与成果"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [columns]
// achievement = "成果"
// stage = "阶段"
// maturity = "成熟度"
// link = "可用于环节"
// taker = "能接的企业"
// [words]
// stage = "AchievementStage"

// A taker makes or researches at the link; who only trades or acts as an agent cannot take a technology.
MATCH (a:LianTu:Achievement)-[u:USABLE_IN]->(t:LianTu)
WHERE a.openToTransfer AND a.achievementStage IN ['basic_research', 'applied_research', 'trading'] AND coalesce(u.valid_from, '') <= $as_of AND $as_of < coalesce(u.valid_to, '9999') AND coalesce(u.judgement, '') <> 'rejected'
MATCH (t)-[:MAKES_UP*0..1]->(l:LianTu:ChainLink)
WITH DISTINCT a, l
OPTIONAL MATCH (f:LianTu:Enterprise)-[o:OCCUPIES]->(l)
WHERE coalesce(o.role, 'production') IN ['production', 'research'] AND coalesce(o.valid_from, '') <= $as_of AND $as_of < coalesce(o.valid_to, '9999') AND coalesce(o.judgement, '') <> 'rejected' AND EXISTS {
  MATCH (f)-[running:OPERATES]->(site:LianTu:Site)-[lying:LOCATED_IN]->(:LianTu:Place)-[:PART_OF*0..6]->(:LianTu:Place {id: $place})
  WHERE site.siteKind IN ['registered', 'factory'] AND coalesce(site.siteStatus, '') <> 'vacated'
    AND all(one IN [running, lying] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
}
RETURN DISTINCT a.label AS achievement, a.achievementStage AS stage, a.maturity AS maturity, l.label AS link, f.label AS taker
ORDER BY achievement, link, taker
