using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>
/// Writes the cells of a row as one piece of markup. A large matrix has thousands of cells, and passing them to the renderer one by one
/// takes several times as long. Names are encoded once, and addresses need no encoding.
/// </summary>
/// <remarks>
/// Each cell is a link. Its text is a visually hidden sentence with the row and the column. Screen readers skip what is drawn next to it.
/// </remarks>
internal sealed class RowCells(MatrixView view, MatrixLanguage language, VersionMarks marks, ChangeMarkup changes)
{
    private readonly AssignmentMarkup _ownership = new(view.Matrix);
    private readonly (HostingModel Model, string Name)[] _columns =
    [
        .. view.Columns.Select(column => (column, HtmlEncoder.Default.Encode(column.Name))),
    ];
    private readonly StringBuilder _markup = new();
    private readonly bool _isMarked = !marks.IsEmpty;

    /// <param name="address">The page of the responsibility, without a fragment. It consists of short names and digits only.</param>
    public MarkupString For(Responsibility responsibility, string address)
    {
        _markup.Clear();
        var title = language.Encode(responsibility.Title);
        for (var start = 0; start < _columns.Length;)
        {
            var end = view.JoinsColumns ? EndOfSame(responsibility, start) : start + 1;
            Append(responsibility, title, address, start, end);
            start = end;
        }

        return new MarkupString(_markup.ToString());
    }

    /// <summary>Returns the end of a joined cell: adjacent columns of one deployment with the same parties are shown as one cell.</summary>
    private int EndOfSame(Responsibility responsibility, int start)
    {
        var cell = responsibility.In(_columns[start].Model.Slug);
        var end = start + 1;
        while (end < _columns.Length && cell is not null && cell.HasSameOwnersAs(responsibility.In(_columns[end].Model.Slug)))
        {
            end++;
        }

        return end;
    }

    private void Append(Responsibility responsibility, string title, string address, int start, int end)
    {
        var columns = _columns.AsSpan(start, end - start);
        var cell = responsibility.In(columns[0].Model.Slug);
        var isJoined = columns.Length > 1;
        var names = isJoined ? Enumeration.Of([.. _columns[start..end].Select(column => column.Name)]) : columns[0].Name;
        _markup.Append("<td");
        if (isJoined)
        {
            _markup.Append(" colspan=\"").Append(columns.Length).Append('"');
        }

        _markup.Append(" data-model=\"").Append(names).Append("\"><a href=\"").Append(address);
        if (!isJoined)
        {
            _markup.Append('#').Append(columns[0].Model.Slug);
        }

        _markup
            .Append("\"><i>")
            .Append(title)
            .Append(", ")
            .Append(names)
            .Append(": ")
            .Append(_ownership.SentenceOf(cell))
            .Append("</i>")
            .Append(_ownership.DrawingOf(cell))
            .Append("</a>");
        if (isJoined)
        {
            AppendLinks(title, address, columns);
        }

        AppendMarks(responsibility, columns);
        _markup.Append("</td>");
    }

    /// <summary>Appends the links of a cell. A joined cell links to each of its hosting models, because their notes can differ.</summary>
    private void AppendLinks(string title, string address, ReadOnlySpan<(HostingModel Model, string Name)> columns)
    {
        _markup.Append(" <small>same for ");
        for (var position = 0; position < columns.Length; position++)
        {
            _markup
                .Append(
                    position == 0 ? ""
                    : position == columns.Length - 1 ? " and "
                    : ", "
                )
                .Append("<a href=\"")
                .Append(address)
                .Append('#')
                .Append(columns[position].Model.Slug)
                .Append("\">")
                .Append(columns[position].Name)
                .Append("<i>: ")
                .Append(title)
                .Append("</i></a>");
        }

        _markup.Append("</small>");
    }

    /// <summary>Marks what the version changed. A joined cell names the hosting models that changed, unless all did.</summary>
    private void AppendMarks(Responsibility responsibility, ReadOnlySpan<(HostingModel Model, string Name)> columns)
    {
        if (!_isMarked)
        {
            return;
        }

        var mark = ChangeMark.None;
        List<string> changed = [];
        foreach (var (model, name) in columns)
        {
            var own = marks.Of(responsibility.Slug, model.Slug);
            mark = (ChangeMark)Math.Max((int)mark, (int)own);
            if (own != ChangeMark.None)
            {
                changed.Add(name);
            }
        }

        _markup.Append(changes.For(mark, changed.Count < columns.Length ? Enumeration.Of(changed) : null).Value);
    }
}
