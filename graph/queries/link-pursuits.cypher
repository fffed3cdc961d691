// zh = "每个环节在找谁，谁在谈，到哪一步？"
// en = "Whom does each link pursue, who is talking to them, and how far is it?"
// system = "补链项目"
// [parameters.place]
// type = "Place"
// zh = "地方"
// en = "place"
// [parameters.chain]
// type = "IndustryChain"
// zh = "产业链"
// en = "chain"
// [columns]
// link = "环节"
// lead = "线索"
// firm = "对接企业"
// post = "跟进岗位"
// stage = "阶段"
// next = "下一步"
// due = "下一步期限"
// project = "转成的项目"
// [words]
// stage = "ProjectStage"
MATCH (link:LianTu:ChainLink)-[:PART_OF]->(:LianTu:IndustryChain {id: $chain})
OPTIONAL MATCH (lead:LianTu:Lead)-[f:FOR_LINK]->(link)
WHERE coalesce(f.valid_from, '') <= $as_of AND $as_of < coalesce(f.valid_to, '9999')
  AND EXISTS { MATCH (lead)-[i:PROJECT_IN]->(:LianTu)-[:PART_OF*0..6]->(:LianTu {id: $place}) WHERE coalesce(i.valid_from, '') <= $as_of AND $as_of < coalesce(i.valid_to, '9999') }
OPTIONAL MATCH (lead)-[p:PURSUES]->(firm:LianTu) WHERE coalesce(p.valid_from, '') <= $as_of AND $as_of < coalesce(p.valid_to, '9999')
OPTIONAL MATCH (lead)-[b:BECOMES_PROJECT]->(project:LianTu) WHERE coalesce(b.valid_from, '') <= $as_of AND $as_of < coalesce(b.valid_to, '9999')
RETURN link.label AS link, lead.label AS lead, firm.label AS firm, lead.ownerPost AS post, lead.projectStage AS stage,
       lead.nextStep AS next, lead.nextStepDue AS due, project.label AS project
ORDER BY link, lead
