using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Web.Features.Admin.Shaping;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Shaping;

public sealed class ShapeWordsTests
{
    [Fact]
    public void EveryRefusal_IsToldAsEverywhereElse() => Assert.All(
        Enum.GetValues<Refusal>(),
        refusal => Assert.Equal(RefusalWords.Of(refusal), ShapeWords.Of(ShapeOutcome.From(refusal))));
}
