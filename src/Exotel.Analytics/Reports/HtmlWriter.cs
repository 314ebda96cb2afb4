using System.Text;

namespace Exotel.Analytics.Reports;

/// <summary>Writes HTML of tags and attributes that the code names, and of text and values that it encodes.</summary>
/// <param name="isAscii">Whether other characters are written as references.</param>
internal sealed class HtmlWriter(bool isAscii)
{
    private readonly StringBuilder _html = new();

    /// <summary>Begins an element.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="attributes">Its attributes; those without a value are left out.</param>
    public HtmlWriter Open(string tag, params (string Name, string? Value)[] attributes) => Begin(tag, attributes, ">");

    /// <summary>Writes an element that has no content.</summary>
    public HtmlWriter Void(string tag, params (string Name, string? Value)[] attributes) => Begin(tag, attributes, " />");

    /// <summary>Ends an element.</summary>
    public HtmlWriter Close(string tag)
    {
        _html.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>Writes an element with text.</summary>
    public HtmlWriter Element(string tag, string? text, params (string Name, string? Value)[] attributes) => Open(tag, attributes).Text(text).Close(tag);

    /// <summary>Writes text.</summary>
    public HtmlWriter Text(string? text)
    {
        HtmlText.Append(_html, text, isAscii);
        return this;
    }

    /// <summary>Ends the line; for readers of the source only.</summary>
    public HtmlWriter Line()
    {
        _html.Append('\n');
        return this;
    }

    /// <summary>Writes markup of the code's own, such as a style sheet.</summary>
    public HtmlWriter Markup(string markup)
    {
        _html.Append(markup);
        return this;
    }

    public override string ToString() => _html.ToString();

    private HtmlWriter Begin(string tag, (string Name, string? Value)[] attributes, string end)
    {
        _html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;
            _html.Append(' ').Append(name).Append("=\"");
            HtmlText.Append(_html, value, isAscii);
            _html.Append('"');
        }

        _html.Append(end);
        return this;
    }
}
