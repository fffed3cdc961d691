// zh = "九大科技成果转化平台各是什么类型，建成没有，服务哪些环节？"
// en = "Of which kind is each transfer platform, is it built, and which links does it serve?"
// system = "12222"
// [columns]
// kind = "类型"
// platform = "平台"
// status = "建设状态"
// named = "已具名"
// served = "服务的环节或链"
// how = "怎样服务"
// [words]
// kind = "PlatformKind"
// status = "BuildStatus"
MATCH (p:LianTu:TransferPlatform)
OPTIONAL MATCH (p)-[s:SERVES_LINK]->(l:LianTu)
WHERE coalesce(s.valid_from, '') <= $as_of AND $as_of < coalesce(s.valid_to, '9999') AND coalesce(s.judgement, '') <> 'rejected'
UNWIND coalesce(p.platformKind, [null]) AS kind
RETURN kind, p.label AS platform, p.buildStatus AS status, p.namedInSource AS named, l.label AS served, s.how AS how
ORDER BY kind, platform, served
