// zh = "八大提升工程：哪个部门牵头几项，配合几项？"
// en = "The promotion programmes: how many does each department lead, and in how many does it cooperate?"
// system = "八大提升工程"
// [parameters.kind]
// type = "text"
// zh = "工程类别"
// en = "kind of programme"
// default = "promotion"
// words = "ProgrammeKind"
// [columns]
// department = "部门"
// leads = "牵头项数"
// cooperates = "配合项数"

// A named group of departments counts as one, and is never expanded.
MATCH (d:LianTu:Actor)-[r:RESPONSIBLE_FOR]->(p:LianTu:Programme)
WHERE p.programmeKind = $kind AND r.duty IN ['lead', 'cooperate'] AND coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999') AND coalesce(r.judgement, '') <> 'rejected'
WITH d, count(DISTINCT CASE WHEN r.duty = 'lead' THEN p.id END) AS leads,
     count(DISTINCT CASE WHEN r.duty = 'cooperate' THEN p.id END) AS cooperates
RETURN d.label AS department, leads, cooperates
ORDER BY leads DESC, cooperates DESC, department
