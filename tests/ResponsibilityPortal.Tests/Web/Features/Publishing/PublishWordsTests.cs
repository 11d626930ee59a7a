using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Web.Features.Publishing;

namespace ResponsibilityPortal.Tests.Web.Features.Publishing;

public sealed class PublishWordsTests
{
    [Fact]
    public void EveryRefusal_IsToldAsEverywhereElse() => Assert.All(
        Enum.GetValues<Refusal>(),
        refusal => Assert.Equal(RefusalWords.Of(refusal), PublishWords.Of(PublishOutcome.From(refusal))));
}
