using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Exports.Pdf;

/// <summary>
/// Finds where in a version a character stands that cannot be printed. Looked for only once printing has failed, so it costs nothing
/// where all goes well.
/// </summary>
internal sealed class UnprintablePlace(ReportData data)
{
    private readonly Matrix _matrix = data.Matrix;

    /// <summary>The first text with the character, in words; null when none has it. Texts are searched as they are set, for the character may stand in none as it was written.</summary>
    public string? Find(Rune character)
    {
        var sought = character.ToString();
        foreach (var (where, text) in Texts())
        {
            if (text is not null && PrintableText.Of(text).Contains(sought, StringComparison.Ordinal))
            {
                return where;
            }
        }

        return null;
    }

    private IEnumerable<(string Where, string? Text)> Texts() => OfRows().Concat(OfMatrix()).Concat(OfVersion());

    private IEnumerable<(string Where, string? Text)> OfRows()
    {
        foreach (var row in data.View.Rows)
        {
            var responsibility = row.Responsibility;
            var named = $"'{responsibility.Title}'";
            yield return ($"the title of {named}", responsibility.Title);
            yield return ($"the description of {named}", responsibility.Description);
            yield return ($"the note of {named}", responsibility.Note);
            foreach (var cell in responsibility.Assignments)
            {
                foreach (var note in cell.Notes)
                {
                    yield return ($"the note of {data.NameOf(note.Party)} in {data.ModelNameOf(cell.HostingModel)} of {named}", note.Text);
                }
            }

            foreach (var keyword in responsibility.Keywords)
            {
                yield return ($"a keyword of {named}", keyword);
            }

            foreach (var identifier in responsibility.Controls.SelectMany(mapping => mapping.Identifiers))
            {
                yield return ($"a control identifier of {named}", identifier);
            }
        }
    }

    private IEnumerable<(string Where, string? Text)> OfMatrix() =>
    [
        ("the title of the matrix", _matrix.Title),
        ("the issuer", _matrix.Issuer),
        ("the summary", _matrix.Summary),
        ("the guidance", _matrix.Guidance),
        ("the contact", _matrix.Contact),
        ("the disclaimer", _matrix.Disclaimer),
        ("the note on frameworks", _matrix.FrameworkNote),
        .. _matrix.Parties.SelectMany(party => All($"the party {party.Name}", [party.Name, party.Description, .. party.Examples])),
        .. _matrix.HostingModels.SelectMany(model => All(
            $"the hosting model {model.Name}", [model.Name, model.Label, model.Definition, model.BasisNote, .. model.Products, .. model.Aliases])),
        .. _matrix.Deployments.SelectMany(deployment => All($"the deployment {deployment.Name}", [deployment.Name, deployment.Note])),
        .. _matrix.Frameworks.SelectMany(framework => All($"the framework {framework.Name}", [framework.Name, framework.Version, framework.Note])),
        .. _matrix.Sources.SelectMany(source => All($"the source '{source.Title}'", [source.Title, source.Url])),
        .. _matrix.Statements.SelectMany(statement => All($"the statement '{statement.Slug}'", [statement.Text])),
        .. _matrix.Domains.SelectMany(domain => All($"the domain '{domain.Name}'", [domain.Name, domain.Description])),
        .. _matrix.Responsibilities.SelectMany(row => All($"the title of '{row.Title}'", [row.Title])),
    ];

    private IEnumerable<(string Where, string? Text)> OfVersion() =>
    [
        ("the message of the version", data.Version.Message),
        ("the name of who published the version", VersionWords.Publisher(data, data.Version)),
        ("the name of who approved the version", VersionWords.Approver(data, data.Version)),
        ("the address of the file", data.Request.Address),
    ];

    private static IEnumerable<(string Where, string? Text)> All(string where, IEnumerable<string?> texts) => texts.Select(text => (where, text));
}
