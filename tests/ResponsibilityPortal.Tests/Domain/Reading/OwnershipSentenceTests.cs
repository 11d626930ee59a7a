using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class OwnershipSentenceTests
{
    private static readonly Matrix Matrix = TestMatrix.Accepted(TestMatrix.With("/domains/1/responsibilities/0/assignments/hosted/contributing", """["cloud","customer"]"""));

    private static Responsibility Row(string slug) => Matrix.Responsibilities.Single(row => row.Slug == slug);

    [Theory]
    [InlineData("restore", "hosted", "Customer is accountable")]
    [InlineData("backups", "hosted", "Lamp Works is accountable; Customer contributes")]
    [InlineData("sign-in", "hosted", "Lamp Works is accountable; Cloud provider and Customer contribute")]
    [InlineData("restore", "moon", "Not yet assessed")]
    public void A_cell_in_words(string row, string model, string sentence) => Assert.Equal(sentence, OwnershipSentence.OfCell(Matrix, Row(row).In(model)));

    [Theory]
    [InlineData("restore", "hosted", "Customer is accountable.")]
    [InlineData("restore", "hosted own", "Customer is accountable in Hosted and Own site.")]
    [InlineData("backups", "hosted own", "Lamp Works is accountable in Hosted, Customer in Own site.")]
    public void A_row_in_words(string row, string models, string sentence) =>
        Assert.Equal(sentence, OwnershipSentence.OfRow(Matrix, Row(row), [.. Matrix.HostingModels.Where(model => models.Split(' ').Contains(model.Slug))]));

    [Fact]
    public void A_row_nobody_has_assessed_says_so()
    {
        var row = Row("backups") with { Assignments = [new Assignment("own") { Accountable = "customer" }] };

        Assert.Equal("not yet assessed in Hosted, Customer in Own site.", OwnershipSentence.OfRow(Matrix, row, Matrix.HostingModels));
        Assert.Equal("Not yet assessed.", OwnershipSentence.OfRow(Matrix, row with { Assignments = [] }, Matrix.HostingModels));
    }

    [Fact]
    public void Where_one_party_has_all_of_many_models_their_names_are_spared()
    {
        var matrix = SeedMatrix.Read();
        var row = matrix.Responsibilities.First(candidate => candidate.Slug == "data-classification");

        Assert.Equal("Customer is accountable in all 4 hosting models.", OwnershipSentence.OfRow(matrix, row, matrix.HostingModels));
    }

    [Theory]
    [InlineData("restore", "hosted", "In Hosted, Customer is accountable for “Prove that a restore works”; no other party has a part.")]
    [InlineData("backups", "hosted", "In Hosted, Lamp Works is accountable for “Run the backup jobs” (Runs them); Customer (Sets the schedule) contributes.")]
    [InlineData("sign-in", "hosted", "In Hosted, Lamp Works is accountable for “Set up multi-factor sign-in”; Cloud provider and Customer contribute.")]
    public void An_answer_stands_alone(string row, string model, string sentence) =>
        Assert.Equal(sentence, OwnershipSentence.OfAnswer(Matrix, Row(row), Matrix.HostingModels.Single(known => known.Slug == model)));

    [Fact]
    public void An_answer_that_is_not_there_yet_says_so() =>
        Assert.Equal(
            "In Hosted, nobody has been made accountable yet for “Run the backup jobs”.",
            OwnershipSentence.OfAnswer(Matrix, Row("backups") with { Assignments = [] }, Matrix.HostingModels[0]));

    [Theory]
    [InlineData("You", "You are accountable; Lamp Works contributes", "You are accountable in Hosted and Own site.")]
    [InlineData("we", "we are accountable; Lamp Works contributes", "we are accountable in Hosted and Own site.")]
    [InlineData("Young & Co", "Young & Co is accountable; Lamp Works contributes", "Young & Co is accountable in Hosted and Own site.")]
    public void Sentence_OfAPartyNamedByAPronoun_HasItsVerb(string name, string cell, string row)
    {
        var matrix = Matrix with { Parties = Matrix.Parties.Select(party => party.Slug == Party.ReaderSlug ? party with { Name = name } : party).ToValueList() };
        var owned = Row("restore").In("hosted")! with { Accountable = Party.ReaderSlug, Contributing = ["vendor"] };

        Assert.Equal(cell, OwnershipSentence.OfCell(matrix, owned));
        Assert.Equal(row, OwnershipSentence.OfRow(matrix, Row("restore"), matrix.HostingModels));
        Assert.Equal(name == "Young & Co" ? "contributes" : "contribute", PartWords.Of(Part.Contributing, name));
        Assert.Equal(name == "Young & Co" ? "has no part" : "have no part", PartWords.Of(Part.None, name));
    }

    /// <summary>"All" are those of the matrix, not those that a filter shows.</summary>
    [Fact]
    public void Sentence_OfSomeOfTheHostingModels_NamesThem()
    {
        var matrix = ExtendedMatrix();

        Assert.Equal("Customer is accountable in Hosted, Own site and Third.", OwnershipSentence.OfRow(matrix, matrix.Responsibilities.Single(row => row.Slug == "restore"), matrix.HostingModels.Take(3).ToValueList()));
    }

    private static Matrix ExtendedMatrix()
    {
        var restore = Row("restore") with { Assignments = [.. Row("restore").Assignments, new Assignment("third") { Accountable = Party.ReaderSlug }, new Assignment("fourth") { Accountable = Party.ReaderSlug }] };
        return Matrix.Changing(row => row.Slug == "restore" ? restore : row) with
        {
            HostingModels = [.. Matrix.HostingModels, new HostingModel { Slug = "third", Name = "Third", Parties = [Party.ReaderSlug] }, new HostingModel { Slug = "fourth", Name = "Fourth", Parties = [Party.ReaderSlug] }],
        };
    }
}
