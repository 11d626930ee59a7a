using CsCheck;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Pasting;

public sealed class AssignmentReaderTests
{
    private static readonly Matrix Matrix = Given.Matrix() with
    {
        Parties =
        [
            new Party(Given.Provider, "P", "Cloud provider"),
            new Party(Given.Vendor, "V", "Vendor"),
            new Party(Party.ReaderSlug, "C", "Customer"),
            new Party("research", "R", "Research and Development"),
        ],
    };

    [Theory]
    [InlineData("V", "vendor", "")]
    [InlineData("v", "vendor", "")]
    [InlineData("Vendor", "vendor", "")]
    [InlineData("VENDOR", "vendor", "")]
    [InlineData(" V + C ", "vendor", "customer")]
    [InlineData("V+C+P", "vendor", "customer provider")]
    [InlineData("Customer, Vendor", "customer", "vendor")]
    [InlineData("C, V*", "vendor", "customer")]
    [InlineData("V* + C", "vendor", "customer")]
    [InlineData("* V", "vendor", "")]
    [InlineData("V / C", "vendor", "customer")]
    [InlineData("V & C", "vendor", "customer")]
    [InlineData("V\nC", "vendor", "customer")]
    [InlineData("V\vC", "vendor", "customer")]
    [InlineData("?", null, "")]
    [InlineData("\uFF1F", null, "")]
    [InlineData("Vendor and Customer", "vendor", "customer")]
    [InlineData("Vendor, Customer, and Cloud provider", "vendor", "customer provider")]
    [InlineData("Customer | Vendor", "customer", "vendor")]
    [InlineData("\u2022 Customer", "customer", "")]
    [InlineData("\u2022 Customer\n\u2022 Vendor", "customer", "vendor")]
    [InlineData("- Customer\n- Vendor", "customer", "vendor")]
    [InlineData("* Customer\n* Vendor", "customer", "vendor")]
    [InlineData("Customer (primary)", "customer", "")]
    [InlineData("Vendor + Customer (primary)", "customer", "vendor")]
    [InlineData("Vendor (secondary) and Customer (lead)", "customer", "vendor")]
    [InlineData("V [1]", "vendor", "")]
    [InlineData("Vendor\u00B9 and Customer (2)", "vendor", "customer")]
    [InlineData("Cloud\u00A0provider", "provider", "")]
    [InlineData("Cloud  provider", "provider", "")]
    [InlineData("V\u200B", "vendor", "")]
    [InlineData("\uFEFFV", "vendor", "")]
    [InlineData("\uFF36", "vendor", "")]
    [InlineData("Research and Development", "research", "")]
    [InlineData("Vendor and Research and Development", "vendor", "research")]
    [InlineData("Vendor (contributing) and Customer", "customer", "vendor")]
    [InlineData("Vendor (supporting), Customer, Cloud provider", "customer", "vendor provider")]
    public void Read_WithCommonSpellings_ReturnsTheParties(string text, string? accountable, string contributing)
    {
        var code = Understood(new AssignmentReader(Matrix).Read(text));
        Assert.Equal((accountable, contributing), (code.Accountable, string.Join(' ', code.Contributing)));
    }

    [Theory]
    [InlineData("X", "X")]
    [InlineData("V + X", "X")]
    [InlineData("-", "-")]
    [InlineData("+", "+")]
    [InlineData("N/A", "N/A")]
    [InlineData("n / a", "n / a")]
    [InlineData("Shared", "Shared")]
    [InlineData("CSP / ISP", "CSP / ISP")]
    [InlineData("Vendor (operates the service)", "Vendor (operates the service)")]
    [InlineData("Red Hat and Customer", "Red Hat")]
    [InlineData("\u0421", "\u0421")]
    public void Read_WithUnknownWords_ReportsThem(string text, string word) =>
        Assert.Equal([word], Assert.IsType<AssignmentReading.Unknown>(new AssignmentReader(Matrix).Read(text)).Words);

    [Theory]
    [InlineData("V + Vendor", "names Vendor twice")]
    [InlineData("V* + C*", "marks both Vendor and Customer as accountable")]
    [InlineData("Customer (secondary)", "names only contributing parties")]
    [InlineData("Customer (secondary), Vendor (supporting)", "names only contributing parties")]
    public void Read_WithAContradiction_SaysWhich(string text, string why) =>
        Assert.Equal(why, Assert.IsType<AssignmentReading.Contradictory>(new AssignmentReader(Matrix).Read(text)).Why);

    [Theory]
    [InlineData("CSP", "provider", "")]
    [InlineData("csp\u00A0", "provider", "")]
    [InlineData("CSP and Customer", "provider", "customer")]
    [InlineData("Shared", "vendor", "customer")]
    [InlineData("n/a", null, "")]
    public void Read_WithMeaningsOfWords_UsesThemInEveryCell(string text, string? accountable, string contributing)
    {
        var meanings = new Dictionary<string, AssignmentCode>
        {
            ["csp"] = new("provider", []),
            ["shared"] = new("vendor", ["customer"]),
            ["n/a"] = new(null, []),
        };
        var code = Understood(new AssignmentReader(Matrix, meanings).Read(text));
        Assert.Equal((accountable, contributing), (code.Accountable, string.Join(' ', code.Contributing)));
    }

    [Fact]
    public void Read_WrittenCode_GivesTheSameCell() =>
        MatrixGenerator.Matrices.Sample(
            matrix =>
            {
                var reader = new AssignmentReader(matrix);
                foreach (var cell in matrix.Responsibilities.SelectMany(row => row.Assignments))
                {
                    var code = Understood(reader.Read(AssignmentCode.Write(matrix, cell)));
                    Assert.Equal(cell.Accountable, code.Accountable);
                    Assert.Equal(cell.JointlyAccountable, code.JointlyAccountable);
                    Assert.Equal(cell.NotApplicable, code.NotApplicable);
                    Assert.Equal(cell.IsAssessed ? cell.Contributing : [], code.Contributing);
                    Assert.Equal(cell.Accountability, code.On(cell).Accountability);
                }
            },
            iter: 200
        );

    [Theory]
    [InlineData("V & C", "", "vendor customer", "")]
    [InlineData("Vendor and Customer", "", "vendor customer", "")]
    [InlineData("V & C + P", "", "vendor customer", "provider")]
    [InlineData("V + C & P", "vendor", "", "customer provider")]
    [InlineData("V* & C", "vendor", "", "customer")]
    [InlineData("V, C", "vendor", "", "customer")]
    [InlineData("Vendor and Customer (contributing)", "vendor", "", "customer")]
    [InlineData("Vendor & Customer (secondary) & Cloud provider", "", "vendor provider", "customer")]
    [InlineData("Vendor (supporting) and Customer and Cloud provider", "", "customer provider", "vendor")]
    [InlineData("Vendor and Customer (supporting), Cloud provider", "vendor", "", "customer provider")]
    [InlineData("Vendor, Customer (contributing) and Cloud provider", "vendor", "", "customer provider")]
    [InlineData("Vendor, and Customer", "vendor", "", "customer")]
    public void Read_PartiesJoinedByAnd_ShareWhereTheMatrixAllowsIt(string text, string accountable, string joint, string contributing)
    {
        var code = Understood(new AssignmentReader(Matrix with { AllowsJointAccountability = true }).Read(text));
        Assert.Equal(accountable, code.Accountable ?? "");
        Assert.Equal(joint, string.Join(' ', code.JointlyAccountable));
        Assert.Equal(contributing, string.Join(' ', code.Contributing));
        Assert.Empty(Understood(new AssignmentReader(Matrix).Read(text)).JointlyAccountable);
    }

    /// <summary>The letters of "and" are letters of parties too.</summary>
    [Theory]
    [InlineData("v and a")]
    [InlineData("v and n")]
    [InlineData("v and d")]
    [InlineData("a and d")]
    [InlineData("d AND n")]
    [InlineData("n & a")]
    public void Read_SmallLettersJoinedByAnd_Share(string text)
    {
        string[] letters = ["v", "a", "n", "d"];
        var matrix = Matrix with
        {
            AllowsJointAccountability = true,
            Parties = letters.Select(letter => new Party(letter, letter.ToUpperInvariant(), $"Party {letter}")).ToValueList(),
        };
        var code = Understood(new AssignmentReader(matrix).Read(text));
        Assert.Equal([text[..1], text[^1..]], code.JointlyAccountable);
        Assert.Empty(code.Contributing);
    }

    [Fact]
    public void Read_NotApplicable_NeedsItsReason()
    {
        Assert.Equal("No hardware", Understood(new AssignmentReader(Matrix).Read("N/A:  No hardware ")).NotApplicable);
        Assert.IsType<AssignmentReading.Unknown>(new AssignmentReader(Matrix).Read("n/a"));
    }

    [Theory]
    [InlineData("Excluded")]
    [InlineData("Excluded*")]
    [InlineData("excluded [1]")]
    [InlineData("Excluded, Excluded")]
    [InlineData("Excluded / TBD")]
    public void Read_WordMeantAsNotApplicable_GivesItsReason(string text)
    {
        var code = Understood(new AssignmentReader(Matrix, Exclusions).Read(text));
        Assert.Equal(("No hardware", null), (code.NotApplicable, code.Accountable));
        Assert.Empty(code.Parties);
    }

    [Theory]
    [InlineData("Excluded, Customer", "says “not applicable” and names parties")]
    [InlineData("V* + Excluded", "says “not applicable” and names parties")]
    [InlineData("Excluded / Outside", "gives two reasons for “not applicable”")]
    public void Read_WordMeantAsNotApplicableWithMore_IsAContradiction(string text, string why) =>
        Assert.Equal(why, Assert.IsType<AssignmentReading.Contradictory>(new AssignmentReader(Matrix, Exclusions).Read(text)).Why);

    private static Dictionary<string, AssignmentCode> Exclusions { get; } =
        new()
        {
            ["excluded"] = new(null, []) { NotApplicable = "No hardware" },
            ["outside"] = new(null, []) { NotApplicable = "Another team" },
            ["tbd"] = new(null, []),
        };

    private static AssignmentCode Understood(AssignmentReading reading) => Assert.IsType<AssignmentReading.Understood>(reading).Code;
}
