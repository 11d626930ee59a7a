using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Web.Features.Shaping;

namespace ResponsibilityPortal.Tests.Web.Features.Shaping;

public sealed class ShapeWordsTests
{
    [Fact]
    public void EveryRefusal_IsToldAsEverywhereElse() => Assert.All(
        Enum.GetValues<Refusal>(),
        refusal => Assert.Equal(RefusalWords.Of(refusal), ShapeWords.Of(ShapeOutcome.From(refusal))));
}
