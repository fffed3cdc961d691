// zh = "九大科技成果转化平台：哪一类建成几个，还缺几个，服务几个环节？"
// en = "The nine transfer platforms: of which kind are how many built, how many lacking, and how many links served?"
// system = "12222"
// [columns]
// kind = "类型"
// planned = "目标值"
// recorded = "已列入"
// named = "已具名"
// built = "已建成"
// lacking = "还缺"
// served = "服务的环节或链"
// [words]
// kind = "PlatformKind"

// Platforms that a plan only counts are recorded unnamed: what no number of a target says lacks, the recorded ones do.
MATCH (p:LianTu:TransferPlatform)
UNWIND p.platformKind AS kind
OPTIONAL MATCH (p)-[i:PLANNED_IN]->(t:LianTu:TargetStatement)
WHERE coalesce(i.valid_from, '') <= $as_of AND $as_of < coalesce(i.valid_to, '9999') AND coalesce(i.judgement, '') <> 'rejected'
OPTIONAL MATCH (p)-[s:SERVES_LINK]->(l:LianTu)
WHERE coalesce(s.valid_from, '') <= $as_of AND $as_of < coalesce(s.valid_to, '9999') AND coalesce(s.judgement, '') <> 'rejected'
WITH kind, min(t.targetValue) AS planned, count(DISTINCT p.id) AS recorded,
     count(DISTINCT CASE WHEN p.namedInSource THEN p.id END) AS named,
     count(DISTINCT CASE WHEN p.buildStatus = 'built' THEN p.id END) AS built, count(DISTINCT l.id) AS served
RETURN kind, planned, recorded, named, built, coalesce(planned, recorded) - built AS lacking, served
ORDER BY lacking DESC, kind
