using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>The fields for the texts and settings of a matrix about itself.</summary>
internal sealed class TextsFields(MatrixTexts seen)
{
    private readonly TextField _title = new("title", "Title", seen.Title, Matrix.TitleMaxLength);
    private readonly TextField _issuer = new("issuer", "Issuer", seen.Issuer, Matrix.IssuerMaxLength)
    {
        Help = "Who answers for the content",
    };
    private readonly ChoiceFieldOf<Standing> _standing = StandingChoice.Of(seen.Standing);
    private readonly TextField _summary = new("summary", "Summary", seen.Summary, Matrix.SummaryMaxLength)
    {
        Rows = 2,
        Help = "One sentence: what this matrix answers",
    };
    private readonly TextField _guidance = new("guidance", "Guidance", seen.Guidance, Matrix.GuidanceMaxLength)
    {
        Rows = 6,
        Help = "How readers find their columns",
    };
    private readonly TextField _contact = new("contact", "Contact", seen.Contact, Matrix.ContactMaxLength)
    {
        Help = "Who to ask about an assignment",
    };
    private readonly TextField _disclaimer = new("disclaimer", "Disclaimer", seen.Disclaimer, Matrix.DisclaimerMaxLength) { Rows = 3 };
    private readonly TextField _frameworkNote = new(
        "framework-note",
        "Note on frameworks",
        seen.FrameworkNote,
        Matrix.FrameworkNoteMaxLength
    )
    {
        Help = "What the control mappings claim, and what they don't",
    };

    private readonly TextField _language = new("language", "Language", seen.Language, LanguageTag.MaxLength)
    {
        Help = "The language tag of the texts, such as en, de-CH or zh-Hant",
    };
    private readonly TextField _column = new("column", "Word for a column", seen.ColumnKind.Singular, ColumnKind.WordMaxLength)
    {
        Help = "What a column is, within a sentence: hosting model, service, activity",
    };
    private readonly TextField _columns = new("columns", "Word for several columns", seen.ColumnKind.Plural, ColumnKind.WordMaxLength);
    private readonly ChoiceFieldOf<bool> _joint = new(
        "joint",
        "Joint accountability",
        [
            ("no", "not allowed: each cell names one accountable party", false),
            ("yes", "allowed: several parties can share a cell", true),
        ],
        seen.AllowsJointAccountability ? "yes" : "no"
    )
    {
        Help = "Allow it only if the source names no single accountable party",
    };

    public IReadOnlyList<FormField> All =>
        [
            _title,
            _issuer,
            _standing,
            _summary,
            _guidance,
            _contact,
            _disclaimer,
            _frameworkNote,
            _language,
            _column,
            _columns,
            _joint,
        ];

    public MatrixTexts Read() =>
        new(_title.Text, _issuer.Text, _standing.Chosen, _summary.Text)
        {
            Guidance = _guidance.OptionalText,
            Contact = _contact.OptionalText,
            Disclaimer = _disclaimer.OptionalText,
            FrameworkNote = _frameworkNote.OptionalText,
            Language = _language.OptionalText ?? LanguageTag.Default,
            ColumnKind =
                _column.Text.Length + _columns.Text.Length == 0 ? ColumnKind.Default : new ColumnKind(_column.Text, _columns.Text),
            AllowsJointAccountability = _joint.Chosen,
        };
}
