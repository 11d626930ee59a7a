using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Sentences;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Audit.Sentences;

public sealed class EntrySentenceTests
{
    private static readonly EntryNames Names = new(slug => slug == "sample" ? Given.Matrix() : null, _ => "Bob");
    private static readonly Assignment Before = new("iaas")
    {
        Accountable = Party.ReaderSlug,
        Notes = [new PartyNote(Party.ReaderSlug, "Patches it.")],
    };

    public static TheoryData<Assignment, string> Edits { get; } =
        new()
        {
            { Before with { Accountable = Given.Vendor }, "\u201CKeep keys\u201D in IaaS moved from Customer to Vendor" },
            { Before with { Accountable = null }, "\u201CKeep keys\u201D in IaaS was taken from Customer and is not yet assessed" },
            {
                Before with
                {
                    Contributing = [Given.Provider, Given.Vendor],
                },
                "\u201CKeep keys\u201D in IaaS has Provider and Vendor contributing instead of nobody"
            },
            { Before with { Notes = [] }, "\u201CKeep keys\u201D in IaaS no longer says what Customer does" },
            {
                Before with
                {
                    Notes = [new PartyNote(Party.ReaderSlug, "Does.")],
                },
                "\u201CKeep keys\u201D in IaaS now says of Customer: \u201CDoes.\u201D"
            },
            { Before with { Basis = Basis.Sourced }, "\u201CKeep keys\u201D in IaaS has another basis or another form of sharing" },
            {
                Before with
                {
                    Accountable = Given.Vendor,
                    Contributing = [Party.ReaderSlug],
                },
                "\u201CKeep keys\u201D in IaaS moved from Customer to Vendor and has Customer contributing instead of nobody"
            },
        };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Of_Edit_NamesThePartiesThatMoved(Assignment after, string sentence) =>
        Assert.Equal(
            sentence,
            SentenceOf(new AssignmentChanged("sample", new CellKey("keys", "iaas"), new CellVersion(1, 1), Before, after))
        );

    public static TheoryData<Assignment, Assignment, string> NotApplicableEdits { get; } =
        new()
        {
            { new("iaas"), NotApplicable, "was marked not applicable: \u201CNo disks.\u201D" },
            { NotApplicable, new("iaas"), "is no longer not applicable" },
            { Before with { Notes = [] }, NotApplicable, "was taken from Customer and was marked not applicable: \u201CNo disks.\u201D" },
            { NotApplicable, Before with { Notes = [] }, "is no longer not applicable and was given to Customer" },
            { NotApplicable, NotApplicable with { NotApplicable = "No keys." }, "now says why it is not applicable: \u201CNo keys.\u201D" },
        };

    private static Assignment NotApplicable => new("iaas") { NotApplicable = "No disks." };

    [Theory]
    [MemberData(nameof(NotApplicableEdits))]
    public void Of_EditOfACellThatIsNotApplicable_NamesNoParty(Assignment before, Assignment after, string words) =>
        Assert.Equal(
            $"\u201CKeep keys\u201D in IaaS {words}",
            SentenceOf(new AssignmentChanged("sample", new CellKey("keys", "iaas"), new CellVersion(1, 1), before, after))
        );

    [Fact]
    public void Of_EntryWithAReason_EndsWithIt() =>
        Assert.EndsWith(
            ", because \u201Cthe contract says so\u201D",
            SentenceOf(
                new AssignmentChanged(
                    "sample",
                    new CellKey("keys", "iaas"),
                    new CellVersion(1, 1),
                    Before,
                    Before with
                    {
                        Accountable = Given.Vendor,
                    }
                ),
                "the contract says so"
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Of_RemovedElement_KeepsItsNameInTheLog() =>
        Assert.Equal(
            "\u201Ckeys\u201D in iaas moved from customer to vendor",
            SentenceOf(
                new AssignmentChanged(
                    "gone",
                    new CellKey("keys", "iaas"),
                    new CellVersion(1, 1),
                    Before,
                    Before with
                    {
                        Accountable = Given.Vendor,
                    }
                )
            )
        );

    /// <summary>Entries keep the cause that their release recorded. The sentence has the words of today.</summary>
    [Theory]
    [InlineData(SignInCauses.WrongPassword, "wrong password")]
    [InlineData("password does not fit", "wrong password")]
    [InlineData("code does not fit", "wrong code")]
    [InlineData("account does not work", "account locked or not active")]
    [InlineData("a cause that nothing records", "a cause that nothing records")]
    public void Of_RefusedSignIn_HasTheCauseInTheWordsOfToday(string recorded, string words) =>
        Assert.Equal($"Someone could not sign in: {words}", SentenceOf(new SignInRefused(null, recorded, null)));

    [Fact]
    public void Of_UserChange_NamesWhatChanged()
    {
        var before = new UserRecord(Guid.Empty, "Bob", "bob@example.com", Roles.Editor, null, false);
        Assert.Equal(
            "Bob has the roles approver and editor instead of the role editor, has 2026-02-28 as last day and was disabled",
            SentenceOf(
                new UserChanged(
                    before,
                    before with
                    {
                        Roles = Roles.Editor | Roles.Approver,
                        EndsAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
                        IsDisabled = true,
                    }
                )
            )
        );
    }

    [Fact]
    public void Of_ChangedNameAndAddress_NamesBoth()
    {
        var before = new UserRecord(Guid.Empty, "Bob", "bob@example.com", Roles.Editor, null, false);
        Assert.Equal(
            "Robert is the new name of Bob and signs in with the address robert@example.com instead of bob@example.com",
            SentenceOf(new UserChanged(before, before with { Name = "Robert", Email = "robert@example.com" }))
        );
    }

    private static string SentenceOf(AuditFact fact, string? reason = null) =>
        new EntrySentence(Names).Of(
            AuditEntry
                .After(AuditHead.Genesis(AuditStream.Content), fact, new Change(Given.Ada, Guid.Empty, reason), DateTimeOffset.UnixEpoch)
                .Payload
        );
}
