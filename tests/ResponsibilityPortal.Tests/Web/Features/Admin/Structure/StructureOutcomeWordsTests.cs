using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Web.Features.Admin.Structure;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure;

public sealed class StructureOutcomeWordsTests
{
    [Fact]
    public void EveryRefusal_IsWordedAsEverywhereElse() =>
        Assert.All(
            Enum.GetValues<Refusal>(),
            refusal => Assert.Equal(RefusalWords.Of(refusal), StructureOutcomeWords.Of(StructureOutcome.From(refusal)))
        );
}
