// zh = "做这个产品，哪些必备投入本地没有人供？"
// en = "Which essential inputs of a product does nobody here make?"
// system = "进口替代"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [parameters.product]
// type = "Product"
// zh = "产品"
// en = "product"
// [columns]
// product = "用在"
// slot = "投入位"
// fillers = "能填的产品数"
// # The closure follows every kind of slot, since a SPARQL path cannot choose; what is told is essential material and operations.
MATCH (root:LianTu {id: $product}) ((:LianTu)-[:REQUIRES]->(:LianTu)<-[:FILLS]-(:LianTu)){0,6} (maker:LianTu:Product)
WITH DISTINCT maker
MATCH (maker)-[r:REQUIRES]->(slot:LianTu:InputSlot)
WHERE r.essential AND slot.slotKind IN ['material', 'operation'] AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
  AND NOT EXISTS {
    MATCH (slot)<-[f:FILLS]-(:LianTu)<-[:IS_TYPE_OF*0..6]-(:LianTu)<-[p:PRODUCES]-(firm:LianTu)
    WHERE coalesce(p.judgement, '') <> 'rejected' AND coalesce(p.valid_from, '') <= $as_of AND $as_of < coalesce(p.valid_to, '9999')
      AND coalesce(f.valid_from, '') <= $as_of AND $as_of < coalesce(f.valid_to, '9999')
      AND EXISTS { MATCH (firm)-[o:OPERATES]->(s:LianTu:Site)-[w:LOCATED_IN]->(:LianTu)-[:PART_OF*0..6]->(:LianTu {id: $place})
          WHERE s.siteKind IN ['registered', 'factory'] AND coalesce(s.siteStatus, '') <> 'vacated'
            AND coalesce(o.valid_from, '') <= $as_of AND $as_of < coalesce(o.valid_to, '9999')
            AND coalesce(w.valid_from, '') <= $as_of AND $as_of < coalesce(w.valid_to, '9999') }
  }
RETURN maker.label AS product, slot.label AS slot, COUNT { (slot)<-[:FILLS]-(:LianTu) } AS fillers
ORDER BY product, slot
