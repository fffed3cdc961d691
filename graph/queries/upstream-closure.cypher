// zh = "这个环节往上游一路需要什么：哪些产品，在哪些环节，本地有几家在做？"
// en = "What does this link need all the way upstream: which products, at which links, made by how many firms here?"
// system = "环节页"
// [parameters.link]
// type = "ChainLink"
// zh = "环节"
// en = "link"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [columns]
// product = "上游产品"
// link = "所在环节"
// makers = "本地生产企业数"

// The recipes (requires, fills, isTypeOf) carry no dates; a slot is met by a filler or by a sub-type of one. Six slots deep.
MATCH (p:LianTu:Product)-[m:MAKES_UP]->(:LianTu:ChainLink {id: $link})
WHERE coalesce(m.valid_from, '') <= $as_of AND $as_of < coalesce(m.valid_to, '9999') AND coalesce(m.judgement, '') <> 'rejected'
WITH DISTINCT p
MATCH (p) ((:LianTu:Product)-[:REQUIRES]->(:LianTu:InputSlot)<-[:FILLS]-(:LianTu:Product)){1,6} (q:LianTu:Product)
WITH DISTINCT q
MATCH (q)<-[:IS_TYPE_OF*0..3]-(u:LianTu:Product)
WITH DISTINCT u
OPTIONAL MATCH (u)-[m:MAKES_UP]->(l:LianTu:ChainLink)
WHERE coalesce(m.valid_from, '') <= $as_of AND $as_of < coalesce(m.valid_to, '9999') AND coalesce(m.judgement, '') <> 'rejected'
OPTIONAL MATCH (f:LianTu:Enterprise)-[w:PRODUCES]->(u)
WHERE coalesce(w.valid_from, '') <= $as_of AND $as_of < coalesce(w.valid_to, '9999') AND coalesce(w.judgement, '') <> 'rejected' AND EXISTS {
  MATCH (f)-[running:OPERATES]->(site:LianTu:Site)-[lying:LOCATED_IN]->(:LianTu:Place)-[:PART_OF*0..6]->(:LianTu:Place {id: $place})
  WHERE site.siteKind IN ['registered', 'factory'] AND coalesce(site.siteStatus, '') <> 'vacated'
    AND all(one IN [running, lying] WHERE coalesce(one.valid_from, '') <= $as_of AND $as_of < coalesce(one.valid_to, '9999') AND coalesce(one.judgement, '') <> 'rejected')
}
WITH u, l, count(DISTINCT f.id) AS makers
RETURN u.label AS product, l.label AS link, makers
ORDER BY makers, product
