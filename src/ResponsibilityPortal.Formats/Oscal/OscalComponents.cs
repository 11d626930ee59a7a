using System.Buffers;
using System.Text.Json;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>Writes a component for each hosting model shown, with the controls of each framework and with the rows themselves.</summary>
internal sealed class OscalComponents(Utf8JsonWriter json, OscalContent content)
{
    /// <summary>The bytes after which the writer passes on what it has.</summary>
    private const int FlushBytes = 64 * 1024;

    private const string NoClaim = "identifiers to find related controls, not a claim that a control is satisfied.";

    private static readonly byte[] Paragraph = """\n\n"""u8.ToArray();

    private readonly ArrayBufferWriter<byte> _text = new();

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (content.View.Columns.Count == 0)
        {
            return;
        }

        json.WriteStartArray("components");
        foreach (var model in content.View.Columns)
        {
            await WriteAsync(model, cancellationToken);
        }

        json.WriteEndArray();
    }

    private async Task WriteAsync(HostingModel model, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WriteString("uuid", content.Uuids.Component(model.Slug));
        json.WriteString("type", SelfManagedModel.Is(model) ? "software" : "service");
        json.WriteString("title", OscalText.Line($"{content.Matrix.Title}: {model.Name}"));
        json.WriteString("description", OscalText.Lines(model.Definition ?? model.Label ?? model.Name));
        json.WriteStartArray("props");
        WriteProperties(model);
        json.WriteEndArray();
        if (content.View.Rows.Count > 0)
        {
            await WriteImplementationsAsync(model, cancellationToken);
        }

        if (model.Note is { } note)
        {
            json.WriteString("remarks", OscalText.Lines(note));
        }

        json.WriteEndObject();
    }

    private void WriteProperties(HostingModel model)
    {
        json.Property("hosting-model", model.Slug, remarks: OscalText.Line(model.Name));
        foreach (var party in model.Parties)
        {
            json.Property("present-party", party);
        }

        if (model.Label is { } label)
        {
            json.Property("label", label);
        }

        foreach (var product in model.Products)
        {
            json.Property("product", product);
        }

        foreach (var alias in model.Aliases)
        {
            json.Property("alias", alias);
        }

        foreach (var deployment in content.Matrix.Deployments.Where(deployment => deployment.HostingModels.Contains(model.Slug)))
        {
            json.Property("in-deployment", deployment.Slug);
        }

        if (model.Basis is { } basis)
        {
            json.Property(
                OscalNames.Basis,
                MatrixFormat.WordFor(MatrixFormat.Bases, basis),
                remarks: model.BasisNote is { } reason ? OscalText.Lines(reason) : null
            );
        }
    }

    private async Task WriteImplementationsAsync(HostingModel model, CancellationToken cancellationToken)
    {
        var cells = content.View.Rows.ToDictionary(row => row, row => OscalCell.Of(content.Matrix, row, model));
        json.WriteStartArray("control-implementations");
        foreach (var (framework, controls) in content.Controls.Where(framework => framework.Controls.Count > 0))
        {
            Begin(model, framework.Slug, content.Uuids.Framework(framework.Slug), $"Related to {Wording.Framework(framework)}: {NoClaim}");
            foreach (var control in controls)
            {
                WriteControl(model, framework, control, cells);
                await FlushAsync(cancellationToken);
            }

            End();
        }

        Begin(model, null, content.Uuids.Matrix(), "Every responsibility of the matrix by its short name, also those without a control.");
        var rows = new OscalRows(json, content, model);
        foreach (var row in content.View.Rows)
        {
            BeginRequirement(model, null, row.Responsibility.Slug, [cells[row]]);
            rows.WriteFurther(row, cells[row]);
            WriteRoles([cells[row]]);
            json.WriteEndObject();
            await FlushAsync(cancellationToken);
        }

        End();
        json.WriteEndArray();
    }

    private void Begin(HostingModel model, string? framework, Guid source, string description)
    {
        json.WriteStartObject();
        json.WriteString("uuid", content.Uuids.Implementation(model.Slug, framework));
        json.WriteString("source", OscalProperties.Within(source));
        json.WriteString("description", OscalText.Lines(description));
        json.WriteStartArray("implemented-requirements");
    }

    private void End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteControl(HostingModel model, Framework framework, OscalControl control, Dictionary<MatrixRow, OscalCell> cells)
    {
        var merged = control.Rows.Select(row => cells[row]).ToList();
        BeginRequirement(model, framework.Slug, control.Id, merged);
        json.WriteStartArray("props");
        foreach (var (identifier, row) in control.Identifiers)
        {
            json.Property("identifier", identifier, row);
        }

        foreach (var cell in merged)
        {
            WriteRaw(cell.Properties.Span);
        }

        json.WriteEndArray();
        WriteRoles(merged);
        json.WriteEndObject();
    }

    /// <summary>Writes the ID and the words of all rows of a control.</summary>
    private void BeginRequirement(HostingModel model, string? framework, string control, IReadOnlyList<OscalCell> cells)
    {
        json.WriteStartObject();
        json.WriteString("uuid", content.Uuids.Requirement(model.Slug, framework, control));
        json.WriteString("control-id", control);
        _text.ResetWrittenCount();
        _text.Write("\""u8);
        for (var index = 0; index < cells.Count; index++)
        {
            if (index > 0)
            {
                _text.Write(Paragraph);
            }

            _text.Write(cells[index].Description.Span);
        }

        _text.Write("\""u8);
        json.WritePropertyName("description");
        WriteRaw(_text.WrittenSpan);
    }

    /// <summary>Writes the parties in OSCAL's own terms, over all rows of a control.</summary>
    private void WriteRoles(IReadOnlyList<OscalCell> cells)
    {
        var isFirst = true;
        foreach (
            var (role, part) in new[]
            {
                (OscalNames.AccountableRole, Part.Accountable),
                (OscalNames.JointlyAccountableRole, Part.JointlyAccountable),
                (OscalNames.ContributingRole, Part.Contributing),
            }
        )
        {
            var parties = content.Matrix.Parties.Where(party => cells.Any(cell => cell.Assignment?.PartOf(party.Slug) == part)).ToList();
            if (parties.Count == 0)
            {
                continue;
            }

            if (isFirst)
            {
                json.WriteStartArray("responsible-roles");
                isFirst = false;
            }

            json.WriteStartObject();
            json.WriteString("role-id", role);
            json.WriteStartArray("party-uuids");
            foreach (var party in parties)
            {
                json.WriteStringValue(content.Uuids.Party(party.Slug));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (!isFirst)
        {
            json.WriteEndArray();
        }
    }

    /// <summary>Copies JSON that <see cref="OscalCell"/> has made. It isn't parsed again.</summary>
    private void WriteRaw(ReadOnlySpan<byte> made) => json.WriteRawValue(made, skipInputValidation: true);

    private Task FlushAsync(CancellationToken cancellationToken) =>
        json.BytesPending > FlushBytes ? json.FlushAsync(cancellationToken) : Task.CompletedTask;
}
