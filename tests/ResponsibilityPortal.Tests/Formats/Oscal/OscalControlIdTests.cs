using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Oscal;

namespace ResponsibilityPortal.Tests.Formats.Oscal;

public sealed class OscalControlIdTests
{
    private static readonly Framework Nist = new("nist-800-53r5", "NIST SP 800-53 Rev. 5", "Rev. 5");
    private static readonly Framework Ccm = new("csa-ccm-v4", "CSA Cloud Controls Matrix v4.0", "4.0");
    private static readonly Framework Iso = new("iso-27001-2022", "ISO/IEC 27001", "2022");
    private static readonly Framework Pci = new("pci-dss-v4", "PCI DSS v4.0.1", "4.0.1");
    private static readonly Framework Own = new("house", "House rules", "1");

    public static TheoryData<Framework, string, string> Identifiers =>
        new()
        {
            { Nist, "AC-2", "ac-2" },
            { Nist, "AC-02", "ac-2" },
            { Nist, "CP-9(1)", "cp-9.1" },
            { Nist, "CP-09 (01)", "cp-9.1" },
            { Nist, "AC-1(a)", "ac-1" },
            { Nist, "AC-2(1)(a)", "ac-2.1" },
            { Nist, "all of AC", "nist-all-of-ac" },
            { Ccm, "A&A-02", "ccm-aa-02" },
            { Ccm, "IAM-05", "ccm-iam-05" },
            { Iso, "5.23", "iso-5.23" },
            { Pci, "12.8", "pci-12.8" },
            { Pci, "A1.1", "pci-a1.1" },
            { Own, "§ 4 (2)/b", "house-4-2-b" },
        };

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void Of_Identifier_IsTheTokenOfTheFramework(Framework framework, string identifier, string token) =>
        Assert.Equal(token, OscalControlId.Of(framework, identifier));
}
