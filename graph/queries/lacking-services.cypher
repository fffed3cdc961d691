// zh = "哪类中介空缺？"
// en = "Which kinds of service agency are lacking?"
// system = "科技服务体系"
// [columns]
// kind = "类别"
// agencies = "机构数"
// served = "服务到的单位数"
// [words]
// kind = "AgencyKind"
UNWIND ['consulting', 'evaluation', 'finance', 'fund_management', 'intellectual_property', 'ip_protection_centre', 'legal', 'media',
        'talent_service', 'technology_transfer', 'testing', 'training'] AS kind
OPTIONAL MATCH (agency:LianTu:ServiceAgency) WHERE kind IN agency.agencyKind
OPTIONAL MATCH (agency)-[r:SERVES]->(served:LianTu) WHERE coalesce(r.valid_from, '') <= $as_of AND $as_of < coalesce(r.valid_to, '9999')
RETURN kind, count(DISTINCT agency) AS agencies, count(DISTINCT served) AS served
ORDER BY kind
