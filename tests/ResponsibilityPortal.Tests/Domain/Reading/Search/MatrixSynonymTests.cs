using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>A matrix adds its own synonyms to the default ones, or turns these off.</summary>
public sealed class MatrixSynonymTests
{
    private static readonly Matrix Matrix = Given.Matrix();

    [Theory]
    [InlineData("Safety duplicates?", "safety duplicates|backups", "backup")]
    [InlineData("front door", "sign-in|front door", "sign-in")]
    [InlineData("Vault", "vaults|keys", "keys")]
    public void Find_WithASynonymOfTheMatrix_FindsTheRow(string question, string terms, string row)
    {
        Assert.DoesNotContain(row, RowsFor(Matrix, question));

        var found = new MatrixIndex(Matrix with { Synonyms = [new SynonymGroup([.. terms.Split('|')])] }).Find(question).Rows;

        Assert.Equal(row, found[0].Row.Responsibility.Slug);
        Assert.Empty(found[0].Missing);
    }

    [Fact]
    public void Find_WithATermOfTwoGroups_FindsTheSynonymsOfEach()
    {
        var matrix = Matrix with { Synonyms = [new SynonymGroup(["vault", "keys"]), new SynonymGroup(["vault", "backups"])] };
        Assert.Equal(["backup", "keys"], RowsFor(matrix, "vault").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Find_WithTheDefaultSynonymsTurnedOff_LosesTheirRows()
    {
        var matrix = Matrix.Changing(row => row.Slug == "keys" ? row with { Title = "Keep the software bill of materials" } : row);
        Assert.Equal(["keys"], RowsFor(matrix, "SBOM"));
        Assert.Empty(RowsFor(matrix with { UsesDefaultSynonyms = false }, "SBOM"));
        Assert.Equal(
            ["keys"],
            RowsFor(
                matrix with
                {
                    Synonyms = [new SynonymGroup(["SBOM", "software bill of materials"])],
                    UsesDefaultSynonyms = false,
                },
                "SBOM"
            )
        );
    }

    [Fact]
    public void Find_WithALoneTermOrSignsOnly_IgnoresTheGroup() =>
        Assert.Empty(
            RowsFor(Matrix with { Synonyms = [new SynonymGroup(["vault"]), new SynonymGroup(["…", "vault"])] }, "vault")
        );

    private static IEnumerable<string> RowsFor(Matrix matrix, string question) =>
        new MatrixIndex(matrix).Find(question).Rows.Select(result => result.Row.Responsibility.Slug);
}
