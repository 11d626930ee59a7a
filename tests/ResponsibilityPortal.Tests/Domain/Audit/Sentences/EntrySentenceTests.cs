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
    private static readonly Assignment Before = new("iaas") { Accountable = Party.ReaderSlug, Notes = [new PartyNote(Party.ReaderSlug, "Patches it.")] };

    public static TheoryData<Assignment, string> Edits { get; } = new()
    {
        { Before with { Accountable = Given.Vendor }, "\u201CKeep keys\u201D in IaaS moved from Customer to Vendor" },
        { Before with { Accountable = null }, "\u201CKeep keys\u201D in IaaS was taken from Customer and stands open" },
        { Before with { Contributing = [Given.Provider, Given.Vendor] }, "\u201CKeep keys\u201D in IaaS has Provider and Vendor contributing instead of nobody" },
        { Before with { Notes = [] }, "\u201CKeep keys\u201D in IaaS no longer says what Customer does" },
        { Before with { Notes = [new PartyNote(Party.ReaderSlug, "Does.")] }, "\u201CKeep keys\u201D in IaaS now says of Customer: \u201CDoes.\u201D" },
        { Before with { Basis = Basis.Sourced }, "\u201CKeep keys\u201D in IaaS rests on another basis or is shared otherwise" },
        {
            Before with { Accountable = Given.Vendor, Contributing = [Party.ReaderSlug] },
            "\u201CKeep keys\u201D in IaaS moved from Customer to Vendor and has Customer contributing instead of nobody"
        },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_says_who_moved_and_not_which_columns(Assignment after, string sentence) =>
        Assert.Equal(sentence, Tell(new AssignmentChanged("sample", new CellKey("keys", "iaas"), new CellVersion(1, 1), Before, after)));

    [Fact]
    public void Why_stands_at_the_end() => Assert.EndsWith(
        ", because \u201Cthe contract says so\u201D",
        Tell(new AssignmentChanged("sample", new CellKey("keys", "iaas"), new CellVersion(1, 1), Before, Before with { Accountable = Given.Vendor }), "the contract says so"),
        StringComparison.Ordinal);

    [Fact]
    public void What_is_gone_keeps_the_name_that_the_log_has_for_it() => Assert.Equal(
        "\u201Ckeys\u201D in iaas moved from customer to vendor",
        Tell(new AssignmentChanged("gone", new CellKey("keys", "iaas"), new CellVersion(1, 1), Before, Before with { Accountable = Given.Vendor })));

    [Fact]
    public void A_change_of_a_person_says_what_changed()
    {
        var before = new PersonRecord(Guid.Empty, "Bob", "bob@example.com", Roles.Editor, null, false);
        Assert.Equal(
            "Bob has the roles approver and editor instead of the role editor, has 2026-02-28 as last day and was disabled",
            Tell(new PersonChanged(before, before with { Roles = Roles.Editor | Roles.Approver, EndsAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), IsDisabled = true })));
    }

    [Fact]
    public void A_correction_of_name_and_address_says_both()
    {
        var before = new PersonRecord(Guid.Empty, "Bob", "bob@example.com", Roles.Editor, null, false);
        Assert.Equal(
            "Robert is the new name of Bob and signs in with the address robert@example.com instead of bob@example.com",
            Tell(new PersonChanged(before, before with { Name = "Robert", Email = "robert@example.com" })));
    }

    private static string Tell(AuditFact fact, string? reason = null) => new EntrySentence(Names).Of(
        AuditEntry.After(AuditHead.Genesis(AuditStream.Content), fact, new Change(Given.Ada, Guid.Empty, reason), DateTimeOffset.UnixEpoch).Payload);
}
