using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Markdown;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>
/// One cell as pieces of JSON. A row maps to about ten controls and appears under each of them, so the pieces are made once and copied.
/// </summary>
/// <param name="Properties">Objects separated by commas.</param>
/// <param name="Description">The content of a string, without its quotation marks.</param>
internal sealed record OscalCell(ReadOnlyMemory<byte> Properties, ReadOnlyMemory<byte> Description, Assignment? Assignment)
{
    public static OscalCell Of(Matrix matrix, MatrixRow row, HostingModel model)
    {
        var assignment = row.Responsibility.In(model.Slug);
        return new OscalCell(
            PropertiesOf(matrix, row.Responsibility.Slug, assignment),
            JsonEncodedText.Encode(DescriptionOf(matrix, row.Responsibility.Title, assignment), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
                .EncodedUtf8Bytes.ToArray(),
            assignment
        );
    }

    private static ReadOnlyMemory<byte> PropertiesOf(Matrix matrix, string row, Assignment? cell)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, OscalDocument.Options))
        {
            json.WriteStartArray();
            WriteProperties(json, matrix, row, cell);
            json.WriteEndArray();
        }

        return buffer.WrittenMemory[1..^1];
    }

    private static void WriteProperties(Utf8JsonWriter json, Matrix matrix, string row, Assignment? cell)
    {
        if (cell is not { IsAssessed: true })
        {
            json.Property(OscalNames.NotAssessed, OscalNames.Yes, row);
        }
        else if (cell.NotApplicable is { } reason)
        {
            json.Property(OscalNames.NotApplicable, OscalNames.Yes, row, OscalText.Lines(reason));
        }

        if (cell is null)
        {
            return;
        }

        foreach (var (party, part, note) in PartsIn(matrix, cell))
        {
            json.Property(NameOf(part), party.Slug, row, note is null ? null : OscalText.Lines(note));
        }

        if (cell.Basis is { } basis)
        {
            json.Property(OscalNames.Basis, MatrixFormat.WordFor(MatrixFormat.Bases, basis), row);
        }

        if (cell.CustomerPart is { } customerPart)
        {
            json.Property(OscalNames.CustomerPart, MatrixFormat.WordFor(MatrixFormat.CustomerParts, customerPart), row);
        }

        if (cell.Sharing is { } sharing)
        {
            json.Property(OscalNames.Sharing, MatrixFormat.WordFor(MatrixFormat.Sharings, sharing), row);
        }
    }

    /// <summary>Returns the cell in words, for programs that ignore foreign properties.</summary>
    private static string DescriptionOf(Matrix matrix, string title, Assignment? cell)
    {
        var text = new StringBuilder("**").Append(OscalText.Line(title)).Append("**\n");
        if (cell is not { IsAssessed: true, NotApplicable: null })
        {
            text.Append("\n- ").Append(OscalText.Line($"{AssignmentSentence.OfCell(matrix, cell)}."));
        }

        if (cell is null)
        {
            return text.ToString();
        }

        foreach (var (party, _, _) in PartsIn(matrix, cell))
        {
            text.Append("\n- ").Append(PartText.Of(cell, party.Slug, OscalText.Line(party.Name), isStrong: false));
        }

        if (cell.IsJoint)
        {
            text.Append("\n- ")
                .Append(OscalText.Line(PartWords.Share([.. cell.JointlyAccountable.Select(slug => NameOf(matrix, slug))])));
        }

        if (cell.Basis is { } basis)
        {
            text.Append("\n- Basis: ").Append(Wording.Basis(basis));
        }

        return text.ToString();
    }

    /// <summary>Returns the parties that have a part or a note, in the order of the matrix.</summary>
    private static IEnumerable<(Party Party, Part Part, string? Note)> PartsIn(Matrix matrix, Assignment cell) =>
        from party in matrix.Parties
        let part = cell.PartOf(party.Slug)
        let note = cell.NoteOf(party.Slug)
        where part != Part.None || note is not null
        select (party, part, note);

    private static string NameOf(Part part) =>
        part switch
        {
            Part.Accountable => OscalNames.AccountableParty,
            Part.JointlyAccountable => OscalNames.JointlyAccountableParty,
            Part.Contributing => OscalNames.ContributingParty,
            _ => OscalNames.NotInvolvedParty,
        };

    private static string NameOf(Matrix matrix, string party) => matrix.Parties.First(known => known.Slug == party).Name;
}
