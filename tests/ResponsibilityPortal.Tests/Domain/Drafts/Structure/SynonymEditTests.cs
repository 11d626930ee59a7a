using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Structure;

public sealed class SynonymEditTests
{
    private static readonly SynonymGroup Pentest = new(["pen test", "pentest"]);
    private static readonly SynonymGroup Sso = new(["SSO", "single sign-on"]);
    private static readonly Matrix Matrix = (Given.Matrix() with { Synonyms = [Sso, Pentest] }).InCanonicalOrder();

    [Fact]
    public void PutSynonyms_NewGroup_IsAddedInOrder()
    {
        var applied = Applied(new StructureEdit.PutSynonyms(new SynonymGroup(["MFA", "2FA"]), null));
        Assert.Equal([new SynonymGroup(["2FA", "MFA"]), Sso, Pentest], applied.Matrix.Synonyms);
        Assert.Equal("Added the synonyms “MFA, 2FA”.", applied.Words);
    }

    [Fact]
    public void PutSynonyms_SeenGroup_IsReplaced()
    {
        var applied = Applied(new StructureEdit.PutSynonyms(new SynonymGroup(["pentest", "penetration test"]), Pentest));
        Assert.Equal([Sso, new SynonymGroup(["penetration test", "pentest"])], applied.Matrix.Synonyms);
        Assert.Equal("Changed the synonyms “pentest, penetration test”.", applied.Words);
    }

    [Fact]
    public void Removal_OfAGroupThatSharesATermWithAnother_IsNamed()
    {
        SynonymGroup keys = new(["keys", "vault"]);
        SynonymGroup backups = new(["backups", "vault"]);
        var both = Matrix with { Synonyms = [backups, keys] };
        Assert.Equal(["The synonyms “keys, vault”."], RemovalPreview.Between(both, both with { Synonyms = [backups] }).Sentences);
        Assert.Empty(RemovalPreview.Between(both, both with { Synonyms = [backups, new SynonymGroup(["keys", "secrets"])] }).Sentences);
    }

    [Fact]
    public void PutSynonyms_WithoutADifference_IsUnchanged()
    {
        var reversed = new SynonymGroup(["pentest", "pen test"]);
        Assert.IsType<StructureResult.Unchanged>(new StructureEdit.PutSynonyms(reversed, Pentest).On(Matrix, null));
        Assert.IsType<StructureResult.Unchanged>(new StructureEdit.SetDefaultSynonyms(AreUsed: true).On(Matrix, null));

        // Another editor has made the same change.
        var renamed = new SynonymGroup(["pentest", "white hat"]);
        Assert.IsType<StructureResult.Unchanged>(
            new StructureEdit.PutSynonyms(renamed, Pentest).On(Matrix with { Synonyms = [Sso, renamed] }, null)
        );
    }

    [Fact]
    public void PutSynonyms_ChangedByAnotherEditor_IsStale()
    {
        var theirs = Matrix with { Synonyms = [Sso, new SynonymGroup(["pentest", "red team"])] };
        var stale = Assert.IsType<StructureResult.Stale>(
            new StructureEdit.PutSynonyms(new SynonymGroup(["pentest", "white hat"]), Pentest).On(theirs, null)
        );
        Assert.Equal(("the synonyms “pen test, pentest”", "synonyms"), (stale.What, stale.Address));
        Assert.IsType<StructureResult.Stale>(new StructureEdit.RemoveSynonyms(Pentest).On(theirs, null));
    }

    [Theory]
    [InlineData("pentest|pen TEST", "synonyms “pen test, pentest”: has the same terms as an earlier group")]
    [InlineData("", "synonyms: must be a list of 1 to 20 terms.")]
    [InlineData("a|A", "synonyms “A, a”, number 2: 'a' occurs twice")]
    [InlineData("b|a\u0007", "synonyms “a\u0007, b”, number 1: contains the character U+0007")]
    public void PutSynonyms_Unfit_IsInvalidAndNamesTheGroup(string terms, string problem)
    {
        var group = new SynonymGroup([.. terms.Split('|', StringSplitOptions.RemoveEmptyEntries)]);
        var invalid = Assert.IsType<StructureResult.Invalid>(new StructureEdit.PutSynonyms(group, null).On(Matrix, null));
        Assert.StartsWith(problem, Assert.Single(invalid.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PutSynonyms_WithADeceptiveCharacter_IsInvalid() =>
        Assert.IsType<StructureResult.Invalid>(
            new StructureEdit.PutSynonyms(new SynonymGroup(["a", "b\u202Ec"]), null).On(Matrix, null)
        );

    [Fact]
    public void RemoveSynonyms_Confirmed_RemovesTheGroup()
    {
        var edit = new StructureEdit.RemoveSynonyms(Pentest);
        var preview = Assert.IsType<StructureResult.Unconfirmed>(edit.On(Matrix, null)).Preview;
        Assert.Equal(["The synonyms “pen test, pentest”."], preview.Sentences);
        var applied = Applied(edit with { Accepted = preview });
        Assert.Equal([Sso], applied.Matrix.Synonyms);
        Assert.Equal("Removed the synonyms “pen test, pentest”.", applied.Words);
    }

    [Fact]
    public void SetDefaultSynonyms_ChangesNothingElse()
    {
        var applied = Applied(new StructureEdit.SetDefaultSynonyms(AreUsed: false));
        Assert.Equal(Matrix with { UsesDefaultSynonyms = false }, applied.Matrix);
        Assert.Equal("Turned off the default synonyms.", applied.Words);
        var undo = new StructureEdit.Undo(DraftPatch.Between(Matrix, applied.Matrix), applied.Edit, EditDirection.Done);
        Assert.Equal(Matrix, Assert.IsType<StructureResult.Applied>(undo.On(applied.Matrix, null)).Matrix);
    }

    [Fact]
    public void InWords_OfALongGroup_ListsTheFirstTerms() =>
        Assert.Equal("a, b, c and 2 more", new SynonymGroup(["a", "b", "c", "d", "e"]).InWords);

    private static StructureResult.Applied Applied(StructureEdit edit) => Assert.IsType<StructureResult.Applied>(edit.On(Matrix, null));
}
