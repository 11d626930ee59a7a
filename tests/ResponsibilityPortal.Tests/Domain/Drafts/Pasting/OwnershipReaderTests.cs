using CsCheck;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Pasting;

public sealed class OwnershipReaderTests
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
    public void Read_WithWhatPeopleWrite_Understands(string text, string? accountable, string contributing)
    {
        var code = Understood(new OwnershipReader(Matrix).Read(text));
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
        Assert.Equal([word], Assert.IsType<OwnershipReading.Unknown>(new OwnershipReader(Matrix).Read(text)).Words);

    [Theory]
    [InlineData("V + Vendor", "names Vendor twice")]
    [InlineData("V* + C*", "marks both Vendor and Customer as accountable")]
    public void Read_WithAContradiction_SaysWhich(string text, string why) =>
        Assert.Equal(why, Assert.IsType<OwnershipReading.Contradictory>(new OwnershipReader(Matrix).Read(text)).Why);

    [Theory]
    [InlineData("CSP", "provider", "")]
    [InlineData("csp\u00A0", "provider", "")]
    [InlineData("CSP and Customer", "provider", "customer")]
    [InlineData("Shared", "vendor", "customer")]
    [InlineData("n/a", null, "")]
    public void Read_WithMeaningsOfWords_UsesThemInEveryCell(string text, string? accountable, string contributing)
    {
        var meanings = new Dictionary<string, OwnershipCode>
        {
            ["csp"] = new("provider", []),
            ["shared"] = new("vendor", ["customer"]),
            ["n/a"] = new(null, []),
        };
        var code = Understood(new OwnershipReader(Matrix, meanings).Read(text));
        Assert.Equal((accountable, contributing), (code.Accountable, string.Join(' ', code.Contributing)));
    }

    [Fact]
    public void Read_WithWhatIsWritten_GivesTheSame() => MatrixGenerator.Matrices.Sample(matrix =>
    {
        var reader = new OwnershipReader(matrix);
        foreach (var cell in matrix.Responsibilities.SelectMany(row => row.Assignments))
        {
            var code = Understood(reader.Read(OwnershipCode.Write(matrix, cell)));
            Assert.Equal(cell.Accountable, code.Accountable);
            Assert.Equal(cell.Accountable is null ? [] : cell.Contributing, code.Contributing);
        }
    }, iter: 200);

    private static OwnershipCode Understood(OwnershipReading reading) => Assert.IsType<OwnershipReading.Understood>(reading).Code;
}
