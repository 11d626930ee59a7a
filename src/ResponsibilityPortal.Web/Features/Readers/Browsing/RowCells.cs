using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Components.Shared;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>
/// Writes the cells of a row as one piece of markup. A large matrix has thousands of cells, and a page that hands them to the
/// renderer one by one takes several times as long; names are encoded once and addresses need no encoding.
/// </summary>
internal sealed class RowCells(MatrixView view, VersionMarks marks, ChangeMarkup changes)
{
    private readonly OwnershipMarkup _ownership = new(view.Matrix);
    private readonly (HostingModel Model, string Name)[] _columns = [.. view.Columns.Select(column => (column, HtmlEncoder.Default.Encode(column.Name)))];
    private readonly StringBuilder _markup = new();
    private readonly bool _isMarked = !marks.IsEmpty;

    /// <param name="address">The responsibility's own page; slugs and digits only.</param>
    public MarkupString For(Responsibility responsibility, string address)
    {
        _markup.Clear();
        if (view.JoinsColumns)
        {
            AppendJoined(responsibility, address);
        }
        else
        {
            foreach (var (model, name) in _columns)
            {
                Append(responsibility.In(model.Slug), address, model.Slug, name, columns: 1, MarkOf(responsibility, model));
            }
        }

        return new MarkupString(_markup.ToString());
    }

    /// <summary>The cells of one deployment: neighbours with the same owners are one cell.</summary>
    private void AppendJoined(Responsibility responsibility, string address)
    {
        for (var start = 0; start < _columns.Length;)
        {
            var cell = responsibility.In(_columns[start].Model.Slug);
            var end = start + 1;
            while (end < _columns.Length && cell is not null && cell.HasSameOwnersAs(responsibility.In(_columns[end].Model.Slug)))
            {
                end++;
            }

            var name = Enumeration.Of([.. _columns[start..end].Select(column => column.Name)]);
            var mark = ChangeMark.None;
            foreach (var (model, _) in _columns.AsSpan(start, end - start))
            {
                mark = (ChangeMark)Math.Max((int)mark, (int)MarkOf(responsibility, model));
            }

            Append(cell, address, _columns[start].Model.Slug, name, end - start, mark);
            start = end;
        }
    }

    private ChangeMark MarkOf(Responsibility responsibility, HostingModel model) => _isMarked ? marks.Of(responsibility.Slug, model.Slug) : ChangeMark.None;

    private void Append(Assignment? cell, string address, string model, string name, int columns, ChangeMark mark)
    {
        _markup.Append("<td");
        if (columns > 1)
        {
            _markup.Append(" colspan=\"").Append(columns).Append('"');
        }

        _markup.Append(" data-model=\"").Append(name).Append("\"><a href=\"").Append(address).Append('#').Append(model).Append("\">").Append(_ownership.For(cell).Value);
        if (columns > 1)
        {
            _markup.Append("<small>").Append(name).Append(" alike</small>");
        }

        if (mark != ChangeMark.None)
        {
            _markup.Append(changes.For(mark).Value);
        }

        _markup.Append("</a></td>");
    }
}
