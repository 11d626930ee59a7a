using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

/// <summary>The fields for what a matrix says about itself.</summary>
internal sealed class TextsFields(MatrixTexts seen)
{
    private readonly TextField _title = new("title", "Title", seen.Title, Matrix.TitleMaxLength);
    private readonly TextField _issuer = new("issuer", "Issuer", seen.Issuer, Matrix.IssuerMaxLength) { Help = "Who answers for the content" };
    private readonly ChoiceFieldOf<Standing> _standing = StandingChoice.Of(seen.Standing);
    private readonly TextField _summary = new("summary", "Summary", seen.Summary, Matrix.SummaryMaxLength) { Rows = 2, Help = "One sentence: what this matrix answers" };
    private readonly TextField _guidance = new("guidance", "Guidance", seen.Guidance, Matrix.GuidanceMaxLength) { Rows = 6, Help = "How a reader finds the columns that are theirs" };
    private readonly TextField _contact = new("contact", "Contact", seen.Contact, Matrix.ContactMaxLength) { Help = "Whom to ask about a split" };
    private readonly TextField _disclaimer = new("disclaimer", "Disclaimer", seen.Disclaimer, Matrix.DisclaimerMaxLength) { Rows = 3 };
    private readonly TextField _frameworkNote = new("framework-note", "Note on frameworks", seen.FrameworkNote, Matrix.FrameworkNoteMaxLength) { Help = "What the control mappings claim, and what not" };

    public IReadOnlyList<FormField> All => [_title, _issuer, _standing, _summary, _guidance, _contact, _disclaimer, _frameworkNote];

    public MatrixTexts Read() => new(_title.Text, _issuer.Text, _standing.Chosen, _summary.Text)
    {
        Guidance = _guidance.OptionalText,
        Contact = _contact.OptionalText,
        Disclaimer = _disclaimer.OptionalText,
        FrameworkNote = _frameworkNote.OptionalText,
    };
}
