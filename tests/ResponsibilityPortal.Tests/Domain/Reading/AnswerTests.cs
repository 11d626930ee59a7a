using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class AnswerTests
{
    private static readonly Matrix Seed = SeedMatrix.Read();

    /// <summary>
    /// It names the deployment and the parties with their articles, and says what each does in sentences, without brackets in brackets.
    /// </summary>
    [Fact]
    public void Answer_ForADeployment_StandsAlone()
    {
        var answers = Of("own-encryption-key", "aeon", "paas");

        Assert.Equal("YugabyteDB Aeon (PaaS)", answers[0].Subject);
        Assert.Equal(
            "The customer is accountable for “Manage your own encryption key (CMK)”: it creates the key, grants access, rotates it and "
                + "keeps old versions for old backups. "
                + "The public cloud provider contributes: it hosts the key service. "
                + "Yugabyte contributes: it encrypts the cluster and its backups with the customer's key and warns when the key cannot "
                    + "be reached.",
            answers[0].Sentences
        );
    }

    /// <summary>Each paragraph can be cut out of the citation, so each names what it is about.</summary>
    [Fact]
    public void Answer_ForHostingModelsThatDiffer_HasAParagraphForEach() =>
        Assert.Equal(
            ["YugabyteDB Aeon (SaaS)", "YugabyteDB Aeon (PaaS)"],
            Of("own-encryption-key", "aeon", "saas", "paas").Select(answer => answer.Subject)
        );

    [Fact]
    public void Answer_ForHostingModelsThatSayTheSame_IsGivenOnce()
    {
        var matrix = Given.Matrix();
        var answer = Assert.Single(
            Answer.Of(
                matrix,
                matrix.Responsibilities.Single(row => row.Slug == "backup"),
                matrix.HostingModels.Take(2).ToValueList(),
                matrix.Deployments[0]
            )
        );
        Assert.Equal(
            new Answer(
                "The sample matrix, Hosted (SaaS and PaaS)",
                "The vendor is accountable for “Make backups”. No other party contributes."
            ),
            answer
        );
    }

    [Theory]
    [InlineData("paas", "YugabyteDB Aeon (PaaS)")]
    [InlineData("iaas", "YugabyteDB (IaaS)")]
    public void Subject_WithoutADeployment_IsTheOnlyOneThatFitsOrTheProduct(string model, string subject) =>
        Assert.Equal(subject, Assert.Single(Of("own-encryption-key", null, model)).Subject);

    [Theory]
    [InlineData("Creates the key.", "The customer is accountable for “Keep keys”: it creates the key. No other party contributes.")]
    [InlineData(
        "Issues, rotates and revokes keys",
        "The customer is accountable for “Keep keys”: it issues, rotates and revokes keys. No other party contributes."
    )]
    [InlineData(
        "Keys are kept in a vault",
        "The customer is accountable for “Keep keys”. Keys are kept in a vault. No other party contributes."
    )]
    [InlineData("AWS does it", "The customer is accountable for “Keep keys”. AWS does it. No other party contributes.")]
    [InlineData(
        "Access is reviewed\nonce a year",
        "The customer is accountable for “Keep keys”. Access is reviewed once a year. No other party contributes."
    )]
    public void Note_OfAParty_BecomesPartOfASentence(string note, string sentences) =>
        Assert.Equal(sentences, WithNote("Customer", note).Sentences);

    [Theory]
    [InlineData("You", "You are accountable for “Keep keys”. Create the key. No other party contributes.")]
    [InlineData("We", "We are accountable for “Keep keys”. Create the key. No other party contributes.")]
    [InlineData("They", "They are accountable for “Keep keys”. Create the key. No other party contributes.")]
    public void Party_NamedByAPronoun_HasItsVerb(string name, string sentences) =>
        Assert.Equal(sentences, WithNote(name, "Create the key").Sentences);

    [Fact]
    public void Answer_ForACellWithoutAccountableParty_SaysThatItIsNotAssessed()
    {
        var matrix = Given.Matrix().Moving("keys", "iaas", null);
        var answer = Assert.Single(
            Answer.Of(matrix, matrix.Responsibilities.Single(row => row.Slug == "keys"), [matrix.HostingModels[2]], null)
        );
        Assert.Equal("“Keep keys” has not been assessed yet, so no party is accountable.", answer.Sentences);
    }

    private static ValueList<Answer> Of(string row, string? deployment, params string[] models) =>
        Answer.Of(
            Seed,
            Seed.Responsibilities.Single(known => known.Slug == row),
            Seed.HostingModels.Where(model => models.Contains(model.Slug)).ToValueList(),
            Seed.Deployments.FirstOrDefault(known => known.Slug == deployment)
        );

    private static Answer WithNote(string name, string note)
    {
        var matrix = Given
            .Matrix()
            .Changing(row =>
                row with
                {
                    Assignments = row
                        .Assignments.Select(cell => new Assignment(cell.HostingModel)
                        {
                            Accountable = Party.ReaderSlug,
                            Notes = [new PartyNote(Party.ReaderSlug, note)],
                        })
                        .ToValueList(),
                }
            );
        matrix = matrix with
        {
            Parties = matrix.Parties.Select(party => party.Slug == Party.ReaderSlug ? party with { Name = name } : party).ToValueList(),
        };
        return Answer.Of(matrix, matrix.Responsibilities.Single(row => row.Slug == "keys"), [matrix.HostingModels[2]], null)[0];
    }
}
