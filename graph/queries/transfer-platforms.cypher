// zh = "九大科技成果转化平台建成几个、缺哪一类、各服务哪些环节？"
// en = "How many of the nine transfer platforms exist, which kind is lacking, and which links does each serve?"
// system = "12222"
// [columns]
// kind = "类型"
// platform = "平台"
// named = "已具名"
// links = "服务环节"
MATCH (p:LianTu:TransferPlatform)
OPTIONAL MATCH (p)-[s:SERVES_LINK]->(l:LianTu:ChainLink)
WHERE coalesce(s.valid_from, '') <= $as_of AND $as_of < coalesce(s.valid_to, '9999')
WITH p, count(DISTINCT l) AS links
RETURN p.platformKind AS kind, p.label AS platform, p.name IS NOT NULL AS named, links
ORDER BY kind, platform
