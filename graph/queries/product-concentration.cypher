// zh = "每个产品有几家在做，属于几个控制方，写明的国家份额多集中？"
// en = "How many firms make each product, under how many controllers, and how concentrated are the stated country shares?"
// system = "现代产业体系"
// [parameters.chain]
// type = "IndustryChain"
// zh = "产业链（不填为全部）"
// en = "chain (all if left out)"
// default = ""
// [parameters.product]
// type = "Product"
// zh = "产品（不填为全部）"
// en = "product (all if left out)"
// default = ""
// [parameters.rounding]
// type = "decimal"
// zh = "份额合计可超出 100% 的舍入余量"
// en = "how far above 100 % rounded shares may add up"
// default = "0.03"
// [columns]
// product = "产品"
// firms = "企业数"
// controllers = "控制方数"
// countries = "有份额的国家"
// listed = "份额合计"
// hhi = "写明份额的集中度指数（份额自相矛盾的不算）"
// # 实际控制 names the final controller; chains of majority holdings, and rings, are followed by `liantu` alone (decision 0039). What is not
// # listed enters neither sum, so the HHI is the least that the whole can have; shares that contradict each other give none. Of each country the latest period speaks.
MATCH (product:LianTu:Product)
WHERE ($product = '' OR product.id = $product)
  AND ($chain = '' OR EXISTS { MATCH (product)-[m:MAKES_UP]->(:LianTu:ChainLink)-[:PART_OF]->(:LianTu:IndustryChain {id: $chain})
    WHERE coalesce(m.valid_from, '') <= $as_of AND $as_of < coalesce(m.valid_to, '9999') AND coalesce(m.judgement, '') <> 'rejected' })
OPTIONAL MATCH (firm:LianTu:Enterprise)-[r:PRODUCES]->(product)
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
WITH product, firm, split(coalesce(r.period, ''), '/') AS ends
WITH product, firm, ends[size(ends) - 1] AS end
WITH product, firm, end + CASE size(end) WHEN 4 THEN '-12-31' WHEN 7 THEN CASE WHEN substring(end, 5) = '02' THEN '-28'
       WHEN substring(end, 5) IN ['04', '06', '09', '11'] THEN '-30' ELSE '-31' END ELSE '' END AS end
WITH product, collect(DISTINCT CASE WHEN end <= $as_of THEN firm.id ELSE NULL END) AS firms
OPTIONAL MATCH (firm:LianTu:Enterprise) WHERE firm.id IN firms
OPTIONAL MATCH (top:LianTu)-[r:CONTROLS]->(firm)
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
WITH product, firms, firm, coalesce(min(top.id), firm.id) AS owner
WITH product, size(firms) AS firms, count(DISTINCT owner) AS controllers
OPTIONAL MATCH (country:LianTu:Country)-[r:PROVIDES]->(product)
WHERE r.share IS NOT NULL AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
  AND coalesce(r.judgement, '') <> 'rejected'
WITH product, firms, controllers, country, r.share AS share, split(coalesce(r.period, ''), '/') AS ends
WITH product, firms, controllers, country, share, ends[size(ends) - 1] AS end
WITH product, firms, controllers, country, share, end + CASE size(end) WHEN 4 THEN '-12-31' WHEN 7 THEN CASE WHEN substring(end, 5) = '02' THEN '-28'
       WHEN substring(end, 5) IN ['04', '06', '09', '11'] THEN '-30' ELSE '-31' END ELSE '' END AS end
WITH product, firms, controllers, country, CASE WHEN end <= $as_of THEN share ELSE NULL END AS share,
     CASE WHEN end <= $as_of THEN end ELSE '' END AS end
WITH product, firms, controllers, country, max(end) AS last, collect({share: share, end: end}) AS told
WITH product, firms, controllers, [t IN told WHERE t.end = last AND t.share IS NOT NULL | t.share] AS shares
UNWIND CASE WHEN size(shares) = 0 THEN [NULL] ELSE shares END AS share
WITH product, firms, controllers, count(share) AS countries, sum(share) AS listed, sum(share * share) AS hhi, min(share) AS least, max(share) AS most
RETURN product.label AS product, firms, controllers, countries, CASE WHEN countries = 0 THEN NULL ELSE listed END AS listed,
       CASE WHEN countries = 0 OR least < 0 OR most > 1 OR listed - 1 > $rounding THEN NULL ELSE hhi END AS hhi
ORDER BY product
