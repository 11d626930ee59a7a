using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// Terms of information security that mean the same in questionnaires. They are about no product. A matrix can add its own and switch
/// these off. <c>docs/reference/search.md</c> lists them.
/// </summary>
public static class DefaultSynonyms
{
    /// <summary>The groups of equal terms.</summary>
    public static ValueList<ValueList<string>> Groups { get; } =
    [
        ["multi-factor authentication", "MFA", "2FA", "two-factor", "2-factor", "two-step verification", "passkey", "security key"],
        [
            "single sign-on",
            "SSO",
            "identity provider",
            "IdP",
            "SAML",
            "OIDC",
            "OpenID Connect",
            "LDAP",
            "Active Directory",
            "Entra ID",
            "Azure AD",
            "Okta",
        ],
        ["authentication", "sign-in", "sign-on", "login", "log-on"],
        ["authorization", "access right", "permission", "privilege", "entitlement"],
        ["administrator", "admin"],
        ["penetration test", "pentest", "pen test", "ethical hacking"],
        ["malware", "anti-malware", "antivirus", "virus"],
        ["personal data", "PII", "personal information"],
        ["data subject", "GDPR", "DSAR"],
        ["encryption at rest", "data at rest", "stored data"],
        ["encryption in transit", "data in transit", "TLS", "SSL", "HTTPS"],
        ["cryptography", "cryptographic", "encryption", "FIPS 140"],
        ["certificate", "cert"],
        ["attestation", "audit report", "FedRAMP", "HITRUST"],
        ["network segmentation", "VLAN", "microsegmentation"],
        ["container image", "container platform", "Docker"],
        ["customer-managed key", "CMK", "BYOK", "bring your own key"],
        ["subprocessor", "supplier", "third party", "vendor", "subcontractor"],
        ["background check", "screening", "vetting"],
        ["employee", "personnel", "staff", "worker", "workforce"],
        ["laptop", "workstation", "endpoint", "client device"],
        ["incident", "breach"],
        ["patch", "update"],
        ["operating system", "OS"],
        ["restore", "recovery"],
        ["disaster recovery", "DR", "business continuity", "BCP"],
        ["failover", "high availability", "HA"],
        ["denial of service", "DDoS", "DoS"],
        ["IP address", "IP allow list", "allowlist", "whitelist"],
        ["audit log", "audit trail", "audit record"],
        ["SIEM", "log management"],
        ["NTP", "clock", "time synchronization"],
        ["data center", "facility", "premises"],
        ["disk", "storage media", "drive"],
        ["dispose", "destroy", "wipe", "sanitize", "destruction"],
        ["delete", "erase", "erasure", "purge"],
        ["SBOM", "software bill of materials"],
        ["source code", "code review"],
        ["SDLC", "software development life cycle", "secure development"],
        ["segregation", "separation", "isolation", "tenant"],
        ["offboarding", "joiner mover leaver", "deprovision", "leaver", "termination"],
        ["country", "region", "residency", "location", "jurisdiction"],
        ["test environment", "development environment", "non-production"],
        ["inventory", "register"],
        ["PrivateLink", "private link", "VPC peering", "private endpoint"],
        ["vulnerability scan", "vulnerability management"],
        ["training", "awareness"],
    ];
}
