// zh = "九大科技成果转化平台：哪一类建成几个，还缺几个？"
// en = "The nine transfer platforms: of which kind are how many built, and how many lacking?"
// system = "12222"
// [columns]
// target = "计划的类型"
// kind = "类型"
// planned = "计划数"
// recorded = "已列入"
// named = "已具名"
// built = "已建成"
// lacking = "还缺"
// served = "服务的环节数"

// One row for each number whose sum is the plan's total of platforms: a kind of which no platform is recorded has its row too.
MATCH (whole:LianTu:TargetStatement)-[u:SUM_OF]->(t:LianTu:TargetStatement)
WHERE coalesce(u.valid_from, '') <= $as_of AND $as_of < coalesce(u.valid_to, '9999') AND coalesce(u.judgement, '') <> 'rejected'
  AND EXISTS { MATCH (whole)-[:SUM_OF]->(:LianTu:TargetStatement)<-[:PLANNED_IN]-(:LianTu:TransferPlatform) }
WITH DISTINCT t
OPTIONAL MATCH (p:LianTu:TransferPlatform)-[i:PLANNED_IN]->(t)
WHERE coalesce(i.valid_from, '') <= $as_of AND $as_of < coalesce(i.valid_to, '9999') AND coalesce(i.judgement, '') <> 'rejected'
OPTIONAL MATCH (p)-[s:SERVES_LINK]->(l:LianTu)
WHERE coalesce(s.valid_from, '') <= $as_of AND $as_of < coalesce(s.valid_to, '9999') AND coalesce(s.judgement, '') <> 'rejected'
WITH t, p, count(DISTINCT l.id) AS links
WITH t, min(p.platformKind[0]) AS kind, count(p) AS recorded, sum(CASE WHEN p.namedInSource THEN 1 ELSE 0 END) AS named,
     sum(CASE WHEN p.buildStatus = 'built' THEN 1 ELSE 0 END) AS built, sum(links) AS served
RETURN t.label AS target, kind, t.targetValue AS planned, recorded, named, built, t.targetValue - built AS lacking, served
ORDER BY lacking DESC, target
