using CsCheck;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure.Forms;

public sealed class ElementFormsTests
{
    private static readonly Matrix Matrix = Given.Matrix().InCanonicalOrder();

    [Fact]
    public void Form_WithoutInput_ChangesNothing() =>
        MatrixGenerator
            .Matrices.Select(matrix => matrix.InCanonicalOrder())
            .Sample(
                matrix =>
                {
                    var forms = ElementSets
                        .All.SelectMany(set => set.In(matrix), (set, item) => ElementForms.Of(set, matrix, item.Slug))
                        .Concat(
                            matrix.Domains.SelectMany(
                                domain => domain.Responsibilities,
                                (domain, row) => ElementForms.Row(matrix, row.Slug, domain.Slug)
                            )
                        )
                        .Append(ElementForms.Texts(matrix));
                    Assert.All(forms, form => Assert.IsType<StructureResult.Unchanged>(form!.Build().On(matrix, null)));
                },
                iter: 60
            );

    [Fact]
    public void Form_OfEveryBuiltInElement_KeepsItUnchanged()
    {
        var matrix = SeedMatrix.Read();
        foreach (var form in ElementSets.All.SelectMany(set => set.In(matrix), (set, item) => ElementForms.Of(set, matrix, item.Slug)))
        {
            Assert.IsType<StructureResult.Unchanged>(form!.Build().On(matrix, null));
        }
    }

    [Fact]
    public void Form_OfANewRow_MakesAShortName()
    {
        var form = ElementForms.Row(Matrix, null, "data")!;
        Field<TextField>(form, "title").Value = " Keep keys ";
        Field<TextField>(form, "keywords").Value = "KMS\n\n HSM \n";
        Field<TextField>(form, "control-demo").Value = "D-1, D-2";
        Field<PickField>(form, "related").Pick("backup");
        Field<DateField>(form, "review-due-on").Value = new DateOnly(2027, 1, 31);
        var row = Applied(form).Domains[1].Responsibilities[^1];
        Assert.Equal(("keep-keys", "Keep keys"), (row.Slug, row.Title));
        Assert.Equal(["KMS", "HSM"], row.Keywords);
        Assert.Equal(["D-1", "D-2"], Assert.Single(row.Controls).Identifiers);
        Assert.Equal(["backup"], row.Related);
        Assert.Equal(new DateOnly(2027, 1, 31), row.ReviewDueOn);
    }

    [Theory]
    [InlineData("AU-2, au-2; AU-3")]
    [InlineData("AU-2\nAU-3")]
    [InlineData("AU-2;AU-3,")]
    public void Controls_AreSeparatedByCommasSemicolonsAndLinesAndTakenOnce(string typed)
    {
        var form = ElementForms.Row(Matrix, "backup", "data")!;
        Field<TextField>(form, "control-demo").Value = typed;
        Assert.Equal(
            ["AU-2", "AU-3"],
            Assert.Single(Applied(form).Responsibilities.Single(row => row.Slug == "backup").Controls).Identifiers
        );
    }

    [Fact]
    public void Controls_ThatNobodyTouches_StayAsTheyAre()
    {
        var matrix = Matrix.Changing(row => row.Slug == "backup" ? row with { Controls = [new ControlMapping("demo", ["A; B"])] } : row);
        Assert.IsType<StructureResult.Unchanged>(ElementForms.Row(matrix, "backup", "data")!.Build().On(matrix, null));
    }

    [Fact]
    public void Warning_OnANameThatAnotherElementHas_IsGivenForNewNamesOnly()
    {
        var domain = ElementForms.Of(ElementSets.Domains, Matrix, null)!;
        Field<TextField>(domain, "name").Value = "access ";
        Assert.Contains("“Access” (access)", domain.Warning, StringComparison.Ordinal);
        Field<TextField>(domain, "name").Value = "Network";
        Assert.Null(domain.Warning);
        Assert.Null(ElementForms.Of(ElementSets.Domains, Matrix, "access")!.Warning);
        var row = ElementForms.Row(Matrix, "keys", "access")!;
        Field<TextField>(row, "title").Value = "Make backups";
        Assert.NotNull(row.Warning);
    }

    [Fact]
    public void ShortName_AlreadyUsed_GetsANumberUnlessTyped()
    {
        var form = ElementForms.Row(Matrix, null, "data")!;
        Field<TextField>(form, "title").Value = "Backup";
        Assert.Equal("backup-2", Applied(form).Domains[1].Responsibilities[^1].Slug);
        Field<TextField>(form, "slug").Value = "copies";
        Assert.Equal("copies", Applied(form).Domains[1].Responsibilities[^1].Slug);
        Field<TextField>(form, "slug").Value = "backup";
        Assert.IsType<StructureResult.Invalid>(form.Build().On(Matrix, null));
    }

    [Fact]
    public void Form_OfANewDomain_AddsItsFirstRow()
    {
        var form = ElementForms.Of(ElementSets.Domains, Matrix, null)!;
        Field<TextField>(form, "name").Value = "Network";
        Field<TextField>(form, "row").Value = "Segment the network";
        Assert.Equal(
            ("network", "segment-the-network"),
            (Applied(form).Domains[^1].Slug, Applied(form).Domains[^1].Responsibilities[0].Slug)
        );
    }

    [Fact]
    public void Form_OfACopiedColumn_CopiesTheCells()
    {
        var form = ElementForms.CopyOf(Matrix, "paas");
        Field<TextField>(form, "name").Value = "Edge";
        Field<BoxesField>(form, "parties").Set(Given.Provider, false);
        var after = Applied(form);
        Assert.Equal([Given.Vendor, Party.ReaderSlug], after.HostingModels[^1].Parties);
        Assert.All(after.Responsibilities, row => Assert.Equal(row.In("paas")!.Accountable, row.In("edge")!.Accountable));
    }

    [Fact]
    public void Form_OfARow_MovesItToTheChosenPlace()
    {
        var form = ElementForms.MoveOfRow(Matrix, "keys");
        Field<ChoiceField>(form, "domain").Value = "data/backup";
        Assert.Equal(["sign-in", "keys", "backup"], Applied(form).Responsibilities.Select(row => row.Slug));
        Assert.Single(Applied(form).Domains[0].Responsibilities);
    }

    [Fact]
    public void Form_OverNewerContent_ChangesTypedFieldsOnly()
    {
        var form = ElementForms.Of(ElementSets.Parties, Matrix, Given.Vendor)!;
        Field<TextField>(form, "name").Value = "Mine";
        var theirs = Matrix with
        {
            Parties = [Matrix.Parties[0], Matrix.Parties[1] with { Name = "Theirs", Description = "Theirs too." }, Matrix.Parties[2]],
        };
        Assert.IsType<StructureResult.Stale>(form.Build().On(theirs, null));
        var over = form.Over(theirs, out var written)!;
        Assert.Equal(["Name: “Theirs”", "Description: “Theirs too.”"], written);
        var party = Assert.IsType<StructureResult.Applied>(over.Build().On(theirs, null)).Matrix.Parties[1];
        Assert.Equal(("Mine", "Theirs too."), (party.Name, party.Description));
    }

    [Fact]
    public void Form_OfARemovedElement_DoesNotExist()
    {
        Assert.Null(ElementForms.Of(ElementSets.Sources, Matrix, "nothing"));
        Assert.Null(ElementForms.Row(Matrix, "nothing", "data"));
        Assert.Null(ElementForms.Row(Matrix, "keys", "access")!.Over(Matrix.Without("keys"), out _));
    }

    private static T Field<T>(ElementForm form, string name)
        where T : FormField => Assert.IsType<T>(form.Fields.Single(field => field.Name == name), exactMatch: false);

    private static Matrix Applied(ElementForm form) => Assert.IsType<StructureResult.Applied>(form.Build().On(Matrix, null)).Matrix;
}
