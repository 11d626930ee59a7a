using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// The style of a party in the cells of a report: a badge with its letter, its name, and a word for its part. So readers need neither
/// colour nor pattern. Created once for each party and shared by thousands of cells.
/// </summary>
internal sealed class PartyStyle
{
    private const double Between = 2;

    private readonly TextSpan _isAccountableAnd;
    private readonly TextSpan _sharesAnd;
    private readonly TextSpan _contributesAnd;
    private readonly TextSpan _hasNoPartAnd;
    private readonly TextSpan _boldName;
    private readonly TextSpan _name;
    private readonly TextSpan _quietName;
    private readonly TextBlock _accountable;
    private readonly TextBlock _joint;
    private readonly TextBlock _contributing;

    public PartyStyle(Party party, int position)
    {
        (Party, Paint) = (party, PartyPaint.For(position));
        AccountableBadge = new Badge(party.Letter, Paint.BadgeSurface, Paint.OnColor);
        ContributingBadge = new Badge(party.Letter, Paint.Pale, ReportStyles.Ink, Paint.Color);
        OtherBadge = new Badge(party.Letter, PdfColor.White, ReportStyles.Quiet, ReportStyles.Line);
        _boldName = new TextSpan(party.Name, ReportStyles.TableBold);
        _name = new TextSpan(party.Name, ReportStyles.Table);
        _quietName = new TextSpan(party.Name, ReportStyles.TableQuiet);
        _isAccountableAnd = new TextSpan($" {PartWords.IsAccountable(party.Name)}: ", ReportStyles.Table);
        _sharesAnd = new TextSpan($" {PartWords.IsJointlyAccountable(party.Name)}: ", ReportStyles.Table);
        _contributesAnd = new TextSpan($" {PartWords.Contributes(party.Name)}: ", ReportStyles.Table);
        _hasNoPartAnd = new TextSpan($" {PartWords.HasNoPart(party.Name)}: ", ReportStyles.TableQuiet);
        _accountable = new TextBlock(_boldName, new TextSpan($" {PartWords.IsAccountable(party.Name)}", ReportStyles.Table))
        {
            Badge = AccountableBadge,
        };
        _joint = new TextBlock(_boldName, new TextSpan($" {PartWords.IsJointlyAccountable(party.Name)}", ReportStyles.Table))
        {
            Badge = AccountableBadge,
            SpaceBefore = Between,
        };
        _contributing = new TextBlock(_name, new TextSpan($" {PartWords.Contributes(party.Name)}", ReportStyles.Table))
        {
            Badge = ContributingBadge,
            SpaceBefore = Between,
        };
    }

    public Party Party { get; }

    public PartyPaint Paint { get; }

    /// <summary>Filled with colour and pattern.</summary>
    public Badge AccountableBadge { get; }

    /// <summary>Outlined in the colour.</summary>
    public Badge ContributingBadge { get; }

    /// <summary>Without colour.</summary>
    public Badge OtherBadge { get; }

    /// <summary>Returns the party where it is accountable, with its note.</summary>
    public TextBlock Accountable(string? note) =>
        note is null
            ? _accountable
            : new TextBlock(_boldName, _isAccountableAnd, new TextSpan(note, ReportStyles.Table)) { Badge = AccountableBadge };

    /// <summary>Returns the party where it shares accountability, with its note.</summary>
    public TextBlock Joint(string? note) =>
        note is null
            ? _joint
            : new TextBlock(_boldName, _sharesAnd, new TextSpan(note, ReportStyles.Table))
            {
                Badge = AccountableBadge,
                SpaceBefore = Between,
            };

    /// <summary>Returns the party where it contributes, with its note.</summary>
    public TextBlock Contributing(string? note) =>
        note is null
            ? _contributing
            : new TextBlock(_name, _contributesAnd, new TextSpan(note, ReportStyles.Table))
            {
                Badge = ContributingBadge,
                SpaceBefore = Between,
            };

    /// <summary>Returns the party where it has no part, with its note.</summary>
    public TextBlock Other(string note) =>
        new(_quietName, _hasNoPartAnd, new TextSpan(note, ReportStyles.TableQuiet)) { Badge = OtherBadge, SpaceBefore = Between };
}
