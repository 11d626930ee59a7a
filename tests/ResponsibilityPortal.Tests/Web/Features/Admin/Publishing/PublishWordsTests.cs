using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Publishing;

public sealed class PublishWordsTests
{
    [Fact]
    public void EveryRefusal_IsWordedAsEverywhereElse() =>
        Assert.All(
            Enum.GetValues<Refusal>(),
            refusal => Assert.Equal(RefusalWords.Of(refusal), PublishWords.Of(PublishOutcome.From(refusal)))
        );
}
