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
    public void A_cell_is_found_by_row_and_column() => Assert.Equal(Party.ReaderSlug, DraftContent.Find(Matrix, SignInInSaas)!.Accountable);

    [Theory]
    [InlineData("nothing", "saas")]
    [InlineData("sign-in", "nothing")]
    public void What_is_not_in_the_matrix_is_not_found(string responsibility, string model) => Assert.Null(DraftContent.Find(Matrix, new CellKey(responsibility, model)));

    [Fact]
    public void A_cell_takes_the_place_of_its_own_and_of_no_other()
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
            select DraftContent.Find(edited, key));
    }

    [Fact]
    public void An_emptied_cell_is_a_gap()
    {
        var edited = Matrix.With(new Dictionary<CellKey, Assignment> { [SignInInSaas] = new("saas") });
        Assert.Equal([new Gap("sign-in", "saas")], MatrixCompleteness.GapsIn(edited));
        Assert.Equal(new Assignment("saas"), DraftContent.Find(edited, SignInInSaas));
    }

    [Fact]
    public void Without_edits_the_content_is_the_same_to_the_byte() =>
        Assert.Equal(MatrixWriter.Write(Matrix), MatrixWriter.Write(Matrix.With(new Dictionary<CellKey, Assignment>())));

    [Fact]
    public void Parties_come_into_the_order_of_the_matrix()
    {
        var accepted = DraftContent.Accept(
            Matrix, new Assignment("saas") { Accountable = Party.ReaderSlug, Contributing = [Given.Vendor, Given.Provider] }, out var problems);
        Assert.Empty(problems);
        Assert.Equal([Given.Provider, Given.Vendor], accepted!.Contributing);
    }

    public static TheoryData<Assignment, string> Wrong => new()
    {
        { new Assignment("saas") { Accountable = "nobody" }, "/accountable" },
        { new Assignment("saas") { Accountable = Given.Vendor, Contributing = [Given.Vendor] }, "/contributing/0" },
        { new Assignment("saas") { Accountable = Given.Vendor, Contributing = [Given.Provider, Given.Provider] }, "/contributing/1" },
        { new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote("nobody", "does it")] }, "/notes/nobody" },
        { new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote(Given.Vendor, new string('x', Assignment.NoteMaxLength + 1))] }, $"/notes/{Given.Vendor}" },
        { new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote(Given.Vendor, "a\0b")] }, $"/notes/{Given.Vendor}" },
        { new Assignment("nowhere") { Accountable = Given.Vendor }, "" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_a_cell_cannot_say_is_told_with_its_place(Assignment cell, string pointer)
    {
        Assert.Null(DraftContent.Accept(Matrix, cell, out var problems));
        Assert.Contains(pointer, problems.Select(problem => problem.Pointer));
    }

    [Fact]
    public void A_party_that_the_hosting_model_does_not_have_owns_nothing_there()
    {
        var matrix = Matrix with
        {
            HostingModels = Matrix.HostingModels.Select(model => model.Slug == "saas" ? model with { Parties = [Given.Vendor, Party.ReaderSlug] } : model).ToValueList(),
        };
        Assert.Null(DraftContent.Accept(matrix, new Assignment("saas") { Accountable = Given.Provider }, out var problems));
        Assert.Contains("does not exist in the hosting model", Assert.Single(problems).Sentence, StringComparison.Ordinal);
    }
}
