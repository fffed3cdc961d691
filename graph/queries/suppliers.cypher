// zh = "谁供给谁？"
// en = "Who supplies whom?"
// system = "供应链"
// [parameters.buyer]
// type = "Enterprise"
// zh = "采购方（不填为全部）"
// en = "buyer (all if left out)"
// default = ""
// [columns]
// supplier = "供应方"
// buyer = "采购方"
// product = "产品"
// period = "期间"
// rank = "排名"
// share = "占比"
// of = "占什么"
// [words]
// of = "ShareBasis"
MATCH (a:LianTu)-[r:SUPPLIES]->(b:LianTu)
WHERE ($buyer = '' OR b.id = $buyer) AND coalesce(r.judgement, '') <> 'rejected'
  AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
RETURN a.label AS supplier, b.label AS buyer, r.productAsNamed AS product, r.period AS period, r.rank AS rank, r.share AS share,
       r.shareOf AS of
ORDER BY buyer, period, rank, supplier
