using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Structure;

public sealed class RetiredElementsTests
{
    private static readonly Matrix Published = (
        Given.Matrix() with
        {
            Sources = [new Source("docs", "Docs", "https://docs.example", "vendor-docs")],
            Statements = [new Statement("keys-and-backups", "Keys and backups.", ["keys", "backup"])],
        }
    )
        .Changing(row => row.Slug == "backup" ? row with { Related = ["keys"], Sources = ["docs"] } : row)
        .InCanonicalOrder();

    public static TheoryData<string, string> Removable()
    {
        var data = new TheoryData<string, string>();
        foreach (var set in ElementSets.All)
        {
            foreach (var (slug, _) in set.In(Published))
            {
                data.Add(set.Name, slug);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Removable))]
    public void Restore_OfARemovedElement_GivesTheLatestVersionAgain(string name, string slug)
    {
        var set = ElementSets.All.Single(set => set.Name == name);
        var draft = Applied(new StructureEdit.Remove(set, slug), Published);
        Assert.Contains(slug, RetiredElements.Of(set, draft, Published).Select(item => item.Slug));
        var restored = Applied(new StructureEdit.Restore(set, slug), draft);

        // Elements that the removal left empty were removed too, and are restored separately.
        foreach (var other in ElementSets.All)
        {
            foreach (var item in RetiredElements.Of(other, restored, Published))
            {
                restored = Applied(new StructureEdit.Restore(other, item.Slug), restored);
            }
        }

        Assert.Equal(Published, restored);
    }

    [Theory]
    [InlineData("sign-in")]
    [InlineData("keys")]
    public void Restore_OfARetiredRow_GivesTheLatestVersionAgain(string slug)
    {
        var draft = Applied(new StructureEdit.RemoveRow(slug), Published);
        Assert.Equal(slug, Assert.Single(RetiredElements.Rows(draft, Published)).Slug);
        Assert.Equal(Published, Applied(new StructureEdit.Restore(null, slug), draft));
    }

    [Fact]
    public void Restore_OfARowWhoseDomainIsGone_RestoresTheDomainToo()
    {
        var draft = Applied(new StructureEdit.Remove(ElementSets.Domains, "access"), Published);
        var restored = Applied(new StructureEdit.Restore(null, "keys"), draft);
        Assert.Equal(["keys", "backup"], restored.Responsibilities.Select(row => row.Slug));
        Assert.Equal(Published, Applied(new StructureEdit.Restore(null, "sign-in"), restored));
    }

    [Fact]
    public void Restore_KeepsWhatWasEditedSince()
    {
        var draft = Applied(new StructureEdit.Remove(ElementSets.Parties, Given.Vendor), Published);
        var filled = draft.With(
            new Dictionary<CellKey, Assignment> { [new CellKey("keys", "saas")] = new("saas") { Accountable = Party.ReaderSlug } }
        );
        var restored = Applied(new StructureEdit.Restore(ElementSets.Parties, Given.Vendor), filled);
        Assert.Equal(Party.ReaderSlug, restored.Responsibilities.Single(row => row.Slug == "keys").In("saas")!.Accountable);
        Assert.Equal(Given.Vendor, restored.Responsibilities.Single(row => row.Slug == "backup").In("saas")!.Accountable);
    }

    [Fact]
    public void Restore_OfADomainWhoseRowsAllMoved_IsRefused()
    {
        var moved = Applied(
            new StructureEdit.MoveRow("keys", "data", null),
            Applied(
                new StructureEdit.MoveRow("sign-in", "data", null),
                Applied(new StructureEdit.PutRow(new Responsibility { Slug = "extra", Title = "Extra" }, null, "access"), Published)
            )
        );
        var draft = Applied(new StructureEdit.Remove(ElementSets.Domains, "access"), moved);
        Assert.IsType<StructureResult.Invalid>(new StructureEdit.Restore(ElementSets.Domains, "access").On(draft, Published));
    }

    [Fact]
    public void Restore_OfAnExistingElement_IsStale() =>
        Assert.IsType<StructureResult.Stale>(new StructureEdit.Restore(null, "keys").On(Published, Published));

    private static Matrix Applied(StructureEdit edit, Matrix matrix)
    {
        var result = edit.On(matrix, Published);
        return Assert
            .IsType<StructureResult.Applied>(
                result is StructureResult.Unconfirmed(var preview) ? (edit with { Accepted = preview }).On(matrix, Published) : result
            )
            .Matrix;
    }
}
