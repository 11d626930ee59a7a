using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Versions.Comparing;

public sealed class ResponsibilityComparisonTests
{
    private const string Row = "/domains/0/responsibilities/0";

    private static ValueList<ResponsibilityChange> Compare(byte[] after)
    {
        var (old, changed) = (TestMatrix.Read(), TestMatrix.Accepted(after));
        return ResponsibilityComparison.Between((old, old.Responsibilities.First()), (changed, changed.Responsibilities.First()));
    }

    [Theory]
    [InlineData(Row + "/title", "\"Back up\"", null, "title", "Run the backup jobs", "Back up", false)]
    [InlineData(Row + "/description", "\"More.\"", null, "description", null, "More.", false)]
    [InlineData(Row + "/note", "\"More.\"", null, "note", null, "More.", false)]
    [InlineData(Row + "/keywords", "[\"tape\"]", null, "keywords", "snapshot", "tape", false)]
    [InlineData(
        Row + "/controls/beta",
        "[\"B.2\"]",
        null,
        "controls",
        "A-10, A-9 (Alpha 1); B.1 (Beta 2.0)",
        "A-10, A-9 (Alpha 1); B.2 (Beta 2.0)",
        false
    )]
    [InlineData(Row + "/sources", "[]", null, "sources", "Lamp documentation", null, false)]
    [InlineData(Row + "/related", "[\"restore\"]", null, "related rows", null, "“Prove that a restore works”", false)]
    [InlineData(Row + "/reviewedOn", "\"2026-03-01\"", null, "reviewed on", null, "2026-03-01", false)]
    [InlineData(Row + "/reviewDueOn", "\"2027-03-01\"", null, "review due on", null, "2027-03-01", false)]
    [InlineData(Row + "/assignments/own/accountable", "\"vendor\"", "Own site", "accountable party", "Customer", "Lamp Works", true)]
    [InlineData(
        Row + "/assignments/hosted/contributing",
        "[\"cloud\",\"customer\"]",
        "Hosted",
        "contributing parties",
        "Customer",
        "Cloud provider and Customer",
        false
    )]
    [InlineData(Row + "/assignments/hosted/contributing", "[]", "Hosted", "contributing parties", "Customer", null, false)]
    [InlineData(
        Row + "/assignments/hosted/notes/vendor",
        "\"Watches them\"",
        "Hosted",
        "note of Lamp Works",
        "Runs them",
        "Watches them",
        false
    )]
    [InlineData(
        Row + "/assignments/hosted/basis",
        "\"industry-practice\"",
        "Hosted",
        "basis",
        "stated in a cited source",
        "industry practice",
        false
    )]
    [InlineData(
        Row + "/assignments/hosted/customerPart",
        "\"provides\"",
        "Hosted",
        "customer's part",
        "The customer configures a feature that another party supplies.",
        "The customer provides this with its own means.",
        false
    )]
    [InlineData(
        Row + "/assignments/hosted/sharing",
        "\"independent\"",
        "Hosted",
        "sharing",
        "The parties depend on each other's parts.",
        "The parties do their parts independently of each other.",
        false
    )]
    public void Between_RowsWithOneDifference_GivesOneChange(
        string pointer,
        string json,
        string? model,
        string what,
        string? before,
        string? after,
        bool moves
    ) => Assert.Equal([new ResponsibilityChange(model, what, before, after, moves)], Compare(TestMatrix.With(pointer, json)));

    [Theory]
    [InlineData("/parties/1/name", "\"Lamp Works AG\"")]
    [InlineData("/hostingModels/0/name", "\"Hosted by us\"")]
    [InlineData(
        "/parties",
        """[{"slug":"customer","letter":"C","name":"Customer"},{"slug":"vendor","letter":"V","name":"Lamp Works"},{"slug":"cloud","letter":"P","name":"Cloud provider"}]"""
    )]
    public void Between_WithRenamedOrMovedPartyOrModel_IsEmpty(string pointer, string json) =>
        Assert.Empty(Compare(TestMatrix.With(pointer, json)));

    [Fact]
    public void Between_WithSeveralChanges_ListsAccountabilityFirst()
    {
        var document = TestMatrix.Json();
        TestMatrix.Set(document, Row + "/assignments/hosted/notes/vendor", "Watches them");
        TestMatrix.Set(document, Row + "/assignments/own/accountable", "vendor");

        Assert.Equal(["accountable party", "note of Lamp Works"], Compare(TestMatrix.ToBytes(document)).Select(change => change.What));
    }

    [Fact]
    public void Between_WithARemovedCell_RemovesItsParties() =>
        Assert.Equal(
            [new ResponsibilityChange("Own site", "accountable party", "Customer", null, true)],
            Compare(TestMatrix.Without(Row + "/assignments/own"))
        );
}
