using Bunit;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Components.Shared;

namespace ResponsibilityPortal.Tests.Web.Components.Shared;

public sealed class ChangeListTests : ComponentTest
{
    [Fact]
    public void List_WithDifferences_HasASentenceForEach()
    {
        var list = Changes(
            new ResponsibilityChange("IaaS", "accountable party", "Customer", "Vendor", MovesAccountability: true),
            new ResponsibilityChange(null, "description", null, "Now <b>told</b>.", MovesAccountability: false),
            new ResponsibilityChange(null, "note", "Was here.", null, MovesAccountability: false)
        );
        Assert.Equal(
            ["IaaS: accountable party changed from Customer to Vendor", "description added: Now <b>told</b>.", "note removed: Was here."],
            list.FindAll("li")
                .Select(item => string.Join(' ', item.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))
        );
        Assert.Single(list.FindAll("li.moved"));
    }

    [Fact]
    public void List_WithoutDifferences_SaysSo() => Assert.Contains("Nothing has changed", Changes().Markup, StringComparison.Ordinal);

    private IRenderedComponent<ChangeList> Changes(params ReadOnlySpan<ResponsibilityChange> changes)
    {
        var list = ValueList.Create(changes);
        return Render<ChangeList>(parameters =>
            parameters.Add(component => component.Changes, list).Add(component => component.Matrix, Given.Matrix())
        );
    }
}
