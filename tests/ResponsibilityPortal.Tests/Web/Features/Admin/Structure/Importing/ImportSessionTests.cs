using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Formats.Importing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure.Importing;

public sealed class ImportSessionTests
{
    [Fact]
    public void Reader_IsChosen_MovesItsShortNameEverywhere()
    {
        var session = new ImportSession("a.csv", [ForeignTable.ByMarks], null);
        var acme = session.Choices.Parties.Single(party => party.Name == "Acme");
        Decide(session);

        session.ChooseReader(acme);

        var matrix = session.Result.Matrix!;
        Assert.Equal("Acme", matrix.ReadersParty!.Name);
        Assert.Equal(Party.ReaderSlug, matrix.Responsibilities.First().Assignments[0].Accountable);
        Assert.Equal(2, matrix.Responsibilities.Last().Assignments[0].JointlyAccountable.Count);
    }

    [Fact]
    public void Party_IsRemoved_MustBeDecidedAgain()
    {
        var session = new ImportSession("a.csv", [ForeignTable.ByModel], null);
        session.ChooseWord(session.Result.Words.Single(word => word.Code is null).Key, new("acme", ["customer"]));
        Assert.NotNull(session.Result.Matrix);

        session.RemoveParty(session.Choices.Parties.Single(party => party.Name == "Acme"));

        Assert.Contains(session.Result.Problems, problem => problem.Sentence == "Choose what “Acme” means.");
        session.AddParty("Acme");
        session.ChooseWord(session.Result.Words.Single(word => word.Shown == "Shared").Key, new("acme", ["customer"]));
        Assert.NotNull(session.Result.Matrix);
    }

    [Fact]
    public async Task Choices_OnTheWay_AreAllAppliedInTheirOrder()
    {
        var session = new ImportSession("a.csv", [ForeignTable.ByModel], null);
        using var go = new ManualResetEventSlim();
        var busy = new List<bool>();

        var first = session.ApplyAsync(
            () =>
            {
                go.Wait(Timeouts.Hang, TestContext.Current.CancellationToken);
                session.AddParty("First");
            },
            () =>
            {
                busy.Add(session.IsBusy);
                return Task.CompletedTask;
            }
        );
        var failed = session.ApplyAsync(() => throw new InvalidOperationException(), () => Task.CompletedTask);
        var last = session.ApplyAsync(() => session.AddParty("Last"), () => Task.CompletedTask);
        Assert.True(session.IsBusy);
        go.Set();
        await Task.WhenAll(first, last);

        await Assert.ThrowsAsync<InvalidOperationException>(() => failed);
        Assert.Equal(["First", "Last"], session.Choices.Parties.Select(party => party.Name).TakeLast(2));
        Assert.True(busy[0]);
        Assert.False(session.IsBusy);
    }

    [Fact]
    public void Options_ForAWordWithTwoNames_BeginWithThem()
    {
        var session = new ImportSession("a.csv", [ForeignTable.ByActivity], null);
        var word = session.Result.Words.Single(word => word.Code is null);

        var options = CodeOption.For(word, session.Choices).Select(option => option.Words).ToList();

        Assert.Equal(
            [
                "Red Rock is accountable; Customer contributes",
                "Customer is accountable; Red Rock contributes",
                "Red Rock and Customer share this; the source names no single accountable party",
            ],
            options.Take(3)
        );
        Assert.Equal(options.Count, options.Distinct().Count());
        Assert.Equal("Nothing: the cell stays as it is", options[^1]);
    }

    [Fact]
    public void Options_OfThreeParties_HaveOneLedByEach()
    {
        var session = new ImportSession("a.csv", [ForeignTable.ByActivity], null);
        session.AddParty("Cloud");
        var word = session.Result.Words.Single(word => word.Code is null);

        var options = CodeOption.For(word, session.Choices).Select(option => option.Words).ToList();

        Assert.Contains("Cloud is accountable; Red Rock and Customer contribute", options);
        Assert.Contains("Red Rock, Customer and Cloud share this; the source names no single accountable party", options);
    }

    [Fact]
    public void Words_ThatAreDecided_StayWhereTheyAre()
    {
        var session = new ImportSession("a.csv", [ForeignTable.ByModel], null);
        var before = session.Words.Select(word => word.Key).ToList();
        Assert.Null(session.Words.First().Code);

        session.ChooseWord(before[0], new("acme", ["customer"]));

        Assert.Equal(before, session.Words.Select(word => word.Key));
        session.ChooseWord(before[1], null);
        Assert.Equal(before, session.Words.Select(word => word.Key));
    }

    [Fact]
    public void Session_OfAPageThatIsGone_Stops()
    {
        using var leaving = new CancellationTokenSource();
        var session = new ImportSession("a.csv", [ForeignTable.ByModel], null, leaving.Token);
        leaving.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => session.AddParty("Late"));
    }

    private static void Decide(ImportSession session)
    {
        var word = Assert.Single(session.Result.Words);
        session.ChooseWord(word.Key, new(null, []) { JointlyAccountable = word.Parties });
    }
}
