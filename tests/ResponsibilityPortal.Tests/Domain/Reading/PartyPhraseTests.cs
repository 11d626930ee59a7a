using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class PartyPhraseTests
{
    [Theory]
    [InlineData("Customer", "the customer", "The customer")]
    [InlineData("Public cloud provider", "the public cloud provider", "The public cloud provider")]
    [InlineData("Yugabyte", "Yugabyte", "Yugabyte")]
    [InlineData("Lamp Works", "Lamp Works", "Lamp Works")]
    [InlineData("Yugabyte support team", "the Yugabyte support team", "The Yugabyte support team")]
    [InlineData("AWS", "AWS", "AWS")]
    [InlineData("You", "you", "You")]
    [InlineData("we", "we", "We")]
    [InlineData("They", "they", "They")]
    [InlineData("", "", "")]
    public void Name_InASentence_HasItsArticleAndCase(string name, string within, string first) =>
        Assert.Equal((within, first), (PartyPhrase.Of(name), PartyPhrase.First(name)));
}
