using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class AssignmentSentenceTests
{
    private static readonly Matrix Matrix = TestMatrix.Accepted(
        TestMatrix.With("/domains/1/responsibilities/0/assignments/hosted/contributing", """["cloud","customer"]""")
    );

    private static Responsibility Row(string slug) => Matrix.Responsibilities.Single(row => row.Slug == slug);

    [Theory]
    [InlineData("restore", "hosted", "Customer is accountable")]
    [InlineData("backups", "hosted", "Lamp Works is accountable; Customer contributes")]
    [InlineData("sign-in", "hosted", "Lamp Works is accountable; Cloud provider and Customer contribute")]
    [InlineData("restore", "moon", "Not yet assessed")]
    public void OfCell_NamesThePartiesInOneSentence(string row, string model, string sentence) =>
        Assert.Equal(sentence, AssignmentSentence.OfCell(Matrix, Row(row).In(model)));

    [Theory]
    [InlineData("restore", "hosted", "The customer is accountable.")]
    [InlineData("restore", "hosted own", "The customer is accountable in Hosted and Own site.")]
    [InlineData("backups", "hosted own", "Lamp Works is accountable in Hosted, the customer in Own site.")]
    public void OfRow_WithSeveralModels_NamesEachAnswer(string row, string models, string sentence) =>
        Assert.Equal(
            sentence,
            AssignmentSentence.OfRow(Matrix, Row(row), [.. Matrix.HostingModels.Where(model => models.Split(' ').Contains(model.Slug))])
        );

    [Fact]
    public void OfRow_NotYetAssessed_SaysSo()
    {
        var row = Row("backups") with { Assignments = [new Assignment("own") { Accountable = "customer" }] };

        Assert.Equal(
            "Not yet assessed in Hosted, the customer is accountable in Own site.",
            AssignmentSentence.OfRow(Matrix, row, Matrix.HostingModels)
        );
        Assert.Equal("Not yet assessed.", AssignmentSentence.OfRow(Matrix, row with { Assignments = [] }, Matrix.HostingModels));
    }

    [Fact]
    public void OfRow_WithOnePartyInAllModels_OmitsTheirNames()
    {
        var matrix = SeedMatrix.Read();
        var row = matrix.Responsibilities.First(candidate => candidate.Slug == "data-classification");

        Assert.Equal("The customer is accountable in all 4 hosting models.", AssignmentSentence.OfRow(matrix, row, matrix.HostingModels));
    }

    [Theory]
    [InlineData("You", "You are accountable; Lamp Works contributes", "You are accountable in Hosted and Own site.")]
    [InlineData("we", "we are accountable; Lamp Works contributes", "We are accountable in Hosted and Own site.")]
    [InlineData("Young & Co", "Young & Co is accountable; Lamp Works contributes", "Young & Co is accountable in Hosted and Own site.")]
    public void Sentence_OfAPartyNamedByAPronoun_HasItsVerb(string name, string cell, string row)
    {
        var matrix = Matrix with
        {
            Parties = Matrix.Parties.Select(party => party.Slug == Party.ReaderSlug ? party with { Name = name } : party).ToValueList(),
        };
        var owned = Row("restore").In("hosted")! with { Accountable = Party.ReaderSlug, Contributing = ["vendor"] };

        Assert.Equal(cell, AssignmentSentence.OfCell(matrix, owned));
        Assert.Equal(row, AssignmentSentence.OfRow(matrix, Row("restore"), matrix.HostingModels));
        Assert.Equal(name == "Young & Co" ? "contributes" : "contribute", PartWords.Of(Part.Contributing, name));
        Assert.Equal(name == "Young & Co" ? "is not involved" : "are not involved", PartWords.Of(Part.None, name));
    }

    /// <summary>"All" means the hosting models of the matrix, not those that a filter shows.</summary>
    [Fact]
    public void Sentence_OfSomeOfTheHostingModels_NamesThem()
    {
        var matrix = ExtendedMatrix();

        Assert.Equal(
            "The customer is accountable in Hosted, Own site and Third.",
            AssignmentSentence.OfRow(
                matrix,
                matrix.Responsibilities.Single(row => row.Slug == "restore"),
                matrix.HostingModels.Take(3).ToValueList()
            )
        );
    }

    private static Matrix ExtendedMatrix()
    {
        var restore = Row("restore") with
        {
            Assignments =
            [
                .. Row("restore").Assignments,
                new Assignment("third") { Accountable = Party.ReaderSlug },
                new Assignment("fourth") { Accountable = Party.ReaderSlug },
            ],
        };
        return Matrix.Changing(row => row.Slug == "restore" ? restore : row) with
        {
            HostingModels =
            [
                .. Matrix.HostingModels,
                new HostingModel
                {
                    Slug = "third",
                    Name = "Third",
                    Parties = [Party.ReaderSlug],
                },
                new HostingModel
                {
                    Slug = "fourth",
                    Name = "Fourth",
                    Parties = [Party.ReaderSlug],
                },
            ],
        };
    }
}
