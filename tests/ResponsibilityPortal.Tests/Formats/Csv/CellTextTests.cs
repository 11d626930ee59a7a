using ResponsibilityPortal.Formats.Csv;

namespace ResponsibilityPortal.Tests.Formats.Csv;

public sealed class CellTextTests
{
    [Theory]
    [MemberData(nameof(InjectionPayloads.All), MemberType = typeof(InjectionPayloads))]
    public void Harmless_WithAFormula_BeginsWithAnApostrophe(string payload) => Assert.Equal("'" + payload, CellText.Harmless(payload));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Customer")]
    [InlineData("a=b")]
    [InlineData("5.23; 5.31")]
    [InlineData("'quoted'")]
    [InlineData("https://example.com/?a=1")]
    [InlineData("\u2014 with a dash")]
    [InlineData("責任")]
    [InlineData("😀=1")]
    public void Harmless_WithPlainText_ChangesNothing(string text) => Assert.Equal(text, CellText.Harmless(text));

    [Theory]
    [InlineData("8.10")]
    [InlineData("3.5")]
    [InlineData("1.2.2")]
    [InlineData("007")]
    [InlineData("12")]
    [InlineData("12345678901234567")]
    [InlineData("1E5")]
    [InlineData("1/2")]
    [InlineData("3-5")]
    [InlineData("2026-11-29")]
    [InlineData("12:30")]
    [InlineData("50%")]
    [InlineData("(1)")]
    [InlineData("$ 5")]
    [InlineData(".5")]
    [InlineData("8 AM")]
    [InlineData("MAR-1")]
    [InlineData("SEPT2")]
    [InlineData("1. Mai")]
    [InlineData("5 May 2026")]
    [InlineData("Dez 24")]
    [InlineData("TRUE")]
    [InlineData("=1+1")]
    public void Unchanged_WithTextLikeANumberOrDate_BeginsWithAnApostrophe(string text) =>
        Assert.Equal("'" + text, CellText.Unchanged(text));

    [Theory]
    [InlineData("")]
    [InlineData("8.10; 8.20")]
    [InlineData("A.8.10")]
    [InlineData("AC-2")]
    [InlineData("IAM-05")]
    [InlineData("CC6.1")]
    [InlineData("SC-12(1)")]
    [InlineData("5 backups")]
    [InlineData("Customer")]
    [InlineData("https://example.com/8.10")]
    [InlineData("2nd domain")]
    public void Unchanged_WithPlainText_ChangesNothing(string text) => Assert.Equal(text, CellText.Unchanged(text));

    [Theory]
    [InlineData("8.10")]
    [InlineData("2026-11-29")]
    public void Harmless_WithANumberOrDate_ChangesNothing(string text) => Assert.Equal(text, CellText.Harmless(text));
}
