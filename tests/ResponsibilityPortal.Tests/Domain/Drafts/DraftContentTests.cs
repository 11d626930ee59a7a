using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts;

public sealed class DraftContentTests
{
    private static readonly Matrix Matrix = Given.Matrix();
    private static readonly CellKey SignInInSaas = new("sign-in", "saas");

    [Fact]
    public void Find_ByRowAndColumn_ReturnsTheCell() =>
        Assert.Equal(Party.ReaderSlug, DraftContent.Find(Matrix, SignInInSaas)!.Accountable);

    [Theory]
    [InlineData("nothing", "saas")]
    [InlineData("sign-in", "nothing")]
    public void Find_UnknownRowOrColumn_IsNull(string responsibility, string model) =>
        Assert.Null(DraftContent.Find(Matrix, new CellKey(responsibility, model)));

    [Fact]
    public void With_OneCell_ReplacesOnlyThatCell()
    {
        var cell = new Assignment("saas") { Accountable = Given.Vendor };
        var edited = Matrix.With(new Dictionary<CellKey, Assignment> { [SignInInSaas] = cell });
        Assert.Equal(cell, DraftContent.Find(edited, SignInInSaas));
        Assert.Equal(
            from row in Matrix.Responsibilities
            from model in Matrix.HostingModels
            let key = new CellKey(row.Slug, model.Slug)
            where key != SignInInSaas
            select DraftContent.Find(Matrix, key),
            from row in edited.Responsibilities
            from model in edited.HostingModels
            let key = new CellKey(row.Slug, model.Slug)
            where key != SignInInSaas
            select DraftContent.Find(edited, key)
        );
    }

    [Fact]
    public void With_EmptiedCell_LeavesAGap()
    {
        var edited = Matrix.With(new Dictionary<CellKey, Assignment> { [SignInInSaas] = new("saas") });
        Assert.Equal([new Gap("sign-in", "saas")], MatrixCompleteness.GapsIn(edited));
        Assert.Equal(new Assignment("saas"), DraftContent.Find(edited, SignInInSaas));
    }

    [Fact]
    public void With_NoCells_GivesTheSameBytes() =>
        Assert.Equal(MatrixWriter.Write(Matrix), MatrixWriter.Write(Matrix.With(new Dictionary<CellKey, Assignment>())));

    [Fact]
    public void InOrderOf_SortsPartiesByTheMatrix()
    {
        var accepted = DraftContent.Accept(
            Matrix,
            new Assignment("saas") { Accountable = Party.ReaderSlug, Contributing = [Given.Vendor, Given.Provider] },
            out var problems
        );
        Assert.Empty(problems);
        Assert.Equal([Given.Provider, Given.Vendor], accepted!.Contributing);
    }

    public static TheoryData<Assignment, string> Wrong =>
        new()
        {
            {
                new Assignment("saas") { Accountable = "nobody" },
                "/accountable"
            },
            {
                new Assignment("saas") { Accountable = Given.Vendor, Contributing = [Given.Vendor] },
                "/contributing/0"
            },
            {
                new Assignment("saas") { Accountable = Given.Vendor, Contributing = [Given.Provider, Given.Provider] },
                "/contributing/1"
            },
            {
                new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote("nobody", "does it")] },
                "/notes/nobody"
            },
            {
                new Assignment("saas")
                {
                    Accountable = Given.Vendor,
                    Notes = [new PartyNote(Given.Vendor, new string('x', Assignment.NoteMaxLength + 1))],
                },
                $"/notes/{Given.Vendor}"
            },
            {
                new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote(Given.Vendor, "a\0b")] },
                $"/notes/{Given.Vendor}"
            },
            {
                new Assignment("nowhere") { Accountable = Given.Vendor },
                ""
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Accept_InvalidCell_ReportsThePlace(Assignment cell, string pointer)
    {
        Assert.Null(DraftContent.Accept(Matrix, cell, out var problems));
        Assert.Contains(pointer, problems.Select(problem => problem.Pointer));
    }

    [Fact]
    public void Accept_PartyThatIsNotInTheModel_IsRefused()
    {
        var matrix = Matrix with
        {
            HostingModels = Matrix
                .HostingModels.Select(model => model.Slug == "saas" ? model with { Parties = [Given.Vendor, Party.ReaderSlug] } : model)
                .ToValueList(),
        };
        Assert.Null(DraftContent.Accept(matrix, new Assignment("saas") { Accountable = Given.Provider }, out var problems));
        Assert.Contains("does not exist in the hosting model", Assert.Single(problems).Sentence, StringComparison.Ordinal);
    }
}
