// zh = "新兴产业在区内落在谁身上？"
// en = "Who here carries the emerging fields?"
// system = "新兴产业"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [parameters.list]
// type = "text"
// zh = "名单（代码）"
// en = "list (code)"
// default = "emerging"
// words = "FieldList"
// [columns]
// field = "领域"
// link = "环节"
// firm = "本地企业"
MATCH (:LianTu {id: $place})-[r:PRIORITISES]->(field:LianTu)
WHERE r.fieldList = $list AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
OPTIONAL MATCH (field)<-[:IN_FIELD]-(:LianTu:IndustryChain)<-[:PART_OF]-(link:LianTu:ChainLink)<-[c:OCCUPIES]-(firm:LianTu)
WHERE coalesce(c.judgement, '') <> 'rejected' AND coalesce(c.valid_from, '') <= $as_of AND $as_of < coalesce(c.valid_to, '9999')
  AND EXISTS { MATCH (firm)-[o:OPERATES]->(s:LianTu:Site)-[w:LOCATED_IN]->(:LianTu)-[:PART_OF*0..6]->(:LianTu {id: $place})
      WHERE s.siteKind IN ['registered', 'factory'] AND coalesce(s.siteStatus, '') <> 'vacated'
        AND coalesce(o.valid_from, '') <= $as_of AND $as_of < coalesce(o.valid_to, '9999')
        AND coalesce(w.valid_from, '') <= $as_of AND $as_of < coalesce(w.valid_to, '9999') }
RETURN DISTINCT field.label AS field, link.label AS link, firm.label AS firm
ORDER BY field, link, firm
