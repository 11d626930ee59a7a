using Bunit;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Components.Shared;

namespace ResponsibilityPortal.Tests.Web.Components.Shared;

public sealed class ChangeListTests : ComponentTest
{
    [Fact]
    public void Each_difference_is_a_sentence()
    {
        var list = Changes(
            new ResponsibilityChange("IaaS", "accountable party", "Customer", "Vendor", MovesOwnership: true),
            new ResponsibilityChange(null, "description", null, "Now <b>told</b>.", MovesOwnership: false),
            new ResponsibilityChange(null, "note", "Was here.", null, MovesOwnership: false));
        Assert.Equal(
            ["IaaS: accountable party changed from Customer to Vendor", "description added: Now <b>told</b>.", "note removed: Was here."],
            list.FindAll("li").Select(item => string.Join(' ', item.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))));
        Assert.Single(list.FindAll("li.moved"));
    }

    [Fact]
    public void No_difference_is_said_too() => Assert.Contains("Nothing has changed", Changes().Markup, StringComparison.Ordinal);

    private IRenderedComponent<ChangeList> Changes(params ReadOnlySpan<ResponsibilityChange> changes)
    {
        var list = ValueList.Create(changes);
        return Render<ChangeList>(parameters => parameters.Add(component => component.Changes, list));
    }
}
