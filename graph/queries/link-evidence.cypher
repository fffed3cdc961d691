// zh = "这个环节的证据清单"
// en = "The evidence for a link"
// system = "环节"
// [parameters.link]
// type = "ChainLink"
// zh = "环节"
// en = "link"
// [columns]
// firm = "企业"
// product = "产品"
// source = "来源"
// document = "文件"
// period = "期间"
// judgement = "复核"
// [words]
// judgement = "FactStatus"
MATCH (firm:LianTu)-[r:OCCUPIES]->(:LianTu {id: $link})
WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
OPTIONAL MATCH (product:LianTu {id: r.product})
UNWIND r.witnesses AS witness
WITH firm, r, product, split(witness, '|') AS told
OPTIONAL MATCH (paper:LianTu {id: told[1]})
RETURN DISTINCT firm.label AS firm, product.label AS product, told[0] AS source, paper.label AS document, r.period AS period,
       r.judgement AS judgement
ORDER BY firm, product, source, document, period
