using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Accounts.Own;
using ResponsibilityPortal.Web.Features.Accounts.SigningIn;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Features.Admin.Tokens;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Web.Features;

/// <summary>Every case of an outcome has its own sentence.</summary>
public sealed class OutcomeWordsTests
{
    private static readonly CellKey Cell = new("keys", "iaas");
    private static readonly DraftCell Drafted = new(Cell, new Assignment("iaas"), new CellVersion(1, 1), null);

    private static readonly MatrixVersion Version = new()
    {
        Matrix = "sample",
        Number = 7,
        ContentHash = "",
        PreviousVersionHash = null,
        PublishedAt = DateTimeOffset.UnixEpoch,
        InForceFrom = DateTimeOffset.UnixEpoch,
        PublishedBy = Given.Ada,
        ApprovedBy = null,
        Message = "",
    };

    [Fact]
    public void Publish_SaysEachCase() =>
        AssertEachSaid(
            PublishWords.Of,
            PublishOutcome.From,
            [
                new PublishOutcome.Published(Version, []),
                new PublishOutcome.Unchanged(Version),
                new PublishOutcome.Incomplete([new Gap("keys", "iaas")]),
                new PublishOutcome.Stale(7),
                new PublishOutcome.Changed(""),
                new PublishOutcome.Unexplained([Cell]),
                new PublishOutcome.OwnEdits(),
                new PublishOutcome.Invalid("It is."),
            ]
        );

    [Fact]
    public void Review_SaysEachCase() =>
        AssertEachSaid(
            outcome => ReviewWords.Of(outcome, "Done."),
            ReviewOutcome.From,
            [
                new ReviewOutcome.Done(),
                new ReviewOutcome.Unchanged(),
                new ReviewOutcome.Changed(""),
                new ReviewOutcome.OwnEdits(),
                new ReviewOutcome.Invalid("It is."),
            ]
        );

    [Fact]
    public void Inbox_SaysEachCaseThatIsAProblem() =>
        AssertEachSaid(
            outcome => InboxWords.ProblemOf(outcome) ?? "Done.",
            InboxOutcome.From,
            [new InboxOutcome.Done(), new InboxOutcome.Invalid("It is.")]
        );

    [Fact]
    public void Shape_SaysEachCase() =>
        AssertEachSaid(
            StructureOutcomeWords.Of,
            StructureOutcome.From,
            [
                new StructureOutcome.Edited("Added.", Guid.Empty),
                new StructureOutcome.Unchanged(),
                new StructureOutcome.Stale("the row"),
                new StructureOutcome.Unconfirmed(RemovalPreview.Nothing),
                new StructureOutcome.Invalid([new StructureProblem("", "It is.")]),
            ]
        );

    [Fact]
    public void Create_SaysEachCaseThatIsAProblem() =>
        AssertEachSaid(
            outcome =>
                outcome.IsDone
                    ? $"{outcome.GetType().Name}{string.Concat(CreateWords.Of(outcome))}"
                    : string.Join(' ', CreateWords.Of(outcome)),
            CreateOutcome.From,
            [
                new CreateOutcome.Created("sample"),
                new CreateOutcome.Removed(),
                new CreateOutcome.Exists(),
                new CreateOutcome.IsPublished(),
                new CreateOutcome.Stale(),
                new CreateOutcome.Invalid([new StructureProblem("", "It is.")]),
            ]
        );

    [Fact]
    public void Assign_SaysEachCase() =>
        AssertEachSaid(
            outcome => AssignWords.Of(outcome, count => $"{count} saved."),
            AssignOutcome.From,
            [
                new AssignOutcome.Assigned([new CellChange(new Assignment("iaas"), Drafted)]),
                new AssignOutcome.Unchanged([Drafted]),
                new AssignOutcome.Conflict([Drafted]),
                new AssignOutcome.Invalid(Cell, [new MatrixProblem("", "It is.")]),
                new AssignOutcome.Missing(Cell),
            ]
        );

    [Fact]
    public void Explain_SaysEachCase() =>
        AssertEachSaid(
            outcome => ExplainWords.Of(outcome, "Keep keys in IaaS", 3_000),
            ExplainOutcome.From,
            [
                new ExplainOutcome.Explained(),
                new ExplainOutcome.Unchanged(),
                new ExplainOutcome.NothingToExplain(),
                new ExplainOutcome.TooLong(),
            ]
        );

    [Fact]
    public void People_SaysEachCase() =>
        AssertEachSaid(
            outcome => UserWords.Of(outcome, "Bob"),
            UserOutcome.From,
            [
                new UserOutcome.Invited(Guid.Empty, "", DateTimeOffset.UnixEpoch),
                new UserOutcome.Done(),
                new UserOutcome.Unchanged(),
                new UserOutcome.Stale(new UserRights(Roles.Editor, null, IsDisabled: false)),
                new UserOutcome.Invalid("It is."),
            ]
        );

    [Fact]
    public void Token_SaysEachCase() =>
        AssertEachSaid(
            TokenWords.Of,
            TokenOutcome.From,
            [
                new TokenOutcome.Created("", "Build", DateTimeOffset.UnixEpoch),
                new TokenOutcome.Done(),
                new TokenOutcome.Unchanged(),
                new TokenOutcome.Invalid("It is."),
            ]
        );

    [Fact]
    public void Comment_SaysEachCaseThatIsAProblem() =>
        AssertEachSaid(
            outcome => CommentWords.ProblemOf(outcome) ?? outcome.GetType().Name,
            CommentOutcome.From,
            [new CommentOutcome.Done(), new CommentOutcome.Invalid("It is.")]
        );

    [Fact]
    public void Own_SaysEachCaseThatIsAProblem() =>
        AssertEachSaid<OwnOutcome>(
            outcome => OwnWords.ProblemOf(outcome) ?? outcome.GetType().Name,
            [new OwnOutcome.Done([]), new OwnOutcome.NotConfirmed(), new OwnOutcome.Refused()]
        );

    [Fact]
    public void SignIn_SaysEachCaseThatIsAProblem() =>
        AssertEachSaid<SignInOutcome>(
            outcome => SignInWords.ProblemOf(outcome) ?? outcome.GetType().Name,
            [
                new SignInOutcome.Started(Guid.Empty, Roles.None),
                new SignInOutcome.NeedsCode(""),
                new SignInOutcome.Refused(),
                new SignInOutcome.TooMany(),
                new SignInOutcome.Expired(),
            ]
        );

    /// <param name="cases">One of each case, without the shared refusals.</param>
    private static void AssertEachSaid<T>(Func<T, string> words, Func<Refusal, T> refused, IEnumerable<T> cases)
        where T : class => AssertEachSaid(words, cases.Concat(Enum.GetValues<Refusal>().Select(refused)));

    /// <param name="cases">One of each case. For a case with a value, one of each value.</param>
    private static void AssertEachSaid<T>(Func<T, string> words, IEnumerable<T> cases)
        where T : class
    {
        var all = cases.ToList();
        Assert.Equal(
            typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T))).Select(type => type.Name).Order(),
            all.Select(outcome => outcome.GetType().Name).Distinct().Order()
        );
        var said = all.ConvertAll(outcome => words(outcome));
        Assert.All(said, sentence => Assert.NotEmpty(sentence));
        Assert.Equal(said.Count, said.Distinct().Count());
    }
}
