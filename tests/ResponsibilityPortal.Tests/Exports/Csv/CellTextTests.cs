using ResponsibilityPortal.Exports.Csv;

namespace ResponsibilityPortal.Tests.Exports.Csv;

public sealed class CellTextTests
{
    [Theory]
    [MemberData(nameof(InjectionPayloads.All), MemberType = typeof(InjectionPayloads))]
    public void What_a_spreadsheet_would_run_begins_with_an_apostrophe(string payload) => Assert.Equal("'" + payload, CellText.Harmless(payload));

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
    public void What_is_only_text_stays_as_it_is(string text) => Assert.Equal(text, CellText.Harmless(text));
}
