// zh = "哪些目标自相矛盾，差在哪里？"
// en = "Which targets contradict each other, and how?"
// system = "目标任务 → 部门考核"
// [columns]
// one = "一处"
// one_said = "一处原文"
// other = "另一处"
// other_said = "另一处原文"
// reason = "差在哪里"

// A contradiction told from both sides has one row.
MATCH (a:LianTu:TargetStatement)-[r:CONFLICTS_WITH]->(b:LianTu:TargetStatement)
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
  AND NOT EXISTS { MATCH (b)-[:CONFLICTS_WITH]->(a) WHERE b.id < a.id }
RETURN a.inSection AS one, a.quote AS one_said, b.inSection AS other, b.quote AS other_said, r.reason AS reason
ORDER BY one, one_said
